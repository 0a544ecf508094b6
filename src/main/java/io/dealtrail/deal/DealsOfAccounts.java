package io.dealtrail.deal;

import io.dealtrail.customer.AccountDeals;
import io.dealtrail.customer.AccountMerged;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts ask of deals, and what happens to deals when accounts are folded. */
@Component
class DealsOfAccounts implements AccountDeals {

    private static final String NO_DEAL = "not exists (select 1 from deal n where n.account = a.id)";

    private final JdbcClient jdbc;
    private final People people;
    private final Deals deals;

    DealsOfAccounts(JdbcClient jdbc, People people, Deals deals) {
        this.jdbc = jdbc;
        this.people = people;
        this.deals = deals;
    }

    @Override
    public Condition visible(Person person) {
        Visibility visible = Visibility.of(people.scope(person));
        if (visible.sql().equals("true")) {
            return new Condition("true", visible.params());
        }
        String seen = "a.id in (select d.account from deal d where " + visible.sql() + ")";
        return new Condition(person.works() ? "(" + seen + " or " + NO_DEAL + ")" : seen, visible.params());
    }

    @Override
    public List<Purchase> purchases(String account, Person person) {
        Visibility visible = Visibility.of(people.scope(person));
        return jdbc.sql("""
                select d.number, d.title, d.amount, d.currency, d.closed_on from deal d
                where d.account = :account and d.status = 'WON' and %s
                order by d.closed_on desc, d.number desc limit 100""".formatted(visible.sql()))
                .param("account", account)
                .params(visible.params())
                .query((row, n) -> {
                    BigDecimal amount = row.getBigDecimal("amount");
                    return new Purchase(
                            row.getString("number"),
                            row.getString("title"),
                            amount == null ? null : Money.of(amount, row.getString("currency")),
                            row.getObject("closed_on", LocalDate.class));
                })
                .list();
    }

    @EventListener
    void follow(AccountMerged merged) {
        List<String> moved = jdbc.sql("select number from deal where account = :account order by number")
                .param("account", merged.from())
                .query(String.class)
                .list();
        moved.forEach(number -> deals.attach(number, merged.into()));
    }
}
