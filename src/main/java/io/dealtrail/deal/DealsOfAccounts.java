package io.dealtrail.deal;

import io.dealtrail.customer.AccountDeals;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts ask of deals, and what happens to deals when accounts are folded or renamed. */
@Component
class DealsOfAccounts implements AccountDeals {

    private static final String NO_DEAL = "not exists (select 1 from deal n where n.account = a.id)";

    private final JdbcClient jdbc;
    private final People people;
    private final Deals deals;
    private final DealRepository rows;
    private final ApplicationEventPublisher events;

    DealsOfAccounts(
            JdbcClient jdbc, People people, Deals deals, DealRepository rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.people = people;
        this.deals = deals;
        this.events = events;
    }

    /** Also the accounts that the person, or somebody of a team that the person manages, entered. */
    @Override
    public Condition visible(Person person) {
        Scope scope = people.scope(person);
        Visibility visible = Visibility.of(scope);
        if (visible.sql().equals("true")) {
            return new Condition("true", visible.params());
        }
        String seen = "a.id in (select d.account from deal d where " + visible.sql() + ")";
        if (!person.works()) {
            return new Condition(seen, visible.params());
        }
        List<String> any = new ArrayList<>(List.of(seen, NO_DEAL, "a.created_by = :scopePerson"));
        Map<String, Object> params = new HashMap<>(visible.params());
        params.put("scopePerson", person.username());
        if (!scope.teams().isEmpty()) {
            any.add("a.created_by in (select s.username from person s where s.team in (:scopeTeams))");
        }
        return new Condition("(" + String.join(" or ", any) + ")", params);
    }

    @Override
    public Condition visibleDeal(Person person, String column) {
        Visibility visible = Visibility.of(people.scope(person));
        return visible.sql().equals("true")
                ? new Condition("true", visible.params())
                : new Condition(
                        column + " in (select d.number from deal d where " + visible.sql() + ")", visible.params());
    }

    @Override
    public OpenDeals open(Person person) {
        Visibility visible = Visibility.of(people.scope(person));
        String open = " from deal d where d.status = 'OPEN' and " + visible.sql();
        return new OpenDeals(
                "(select count(*)" + open + " and d.account = p.id)",
                "(select sum(d.base_amount)" + open + " and d.account = p.id)",
                "(select d.account, sum(d.base_amount) as worth" + open + " group by d.account)",
                visible.params());
    }

    @Override
    public String baseCurrency() {
        return deals.baseCurrency();
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
                .query((row, n) -> new Purchase(
                        row.getString("number"),
                        row.getString("title"),
                        money(row.getBigDecimal("amount"), row.getString("currency")),
                        row.getObject("closed_on", LocalDate.class)))
                .list();
    }

    @Override
    public List<AccountDeal> deals(String account, Person person) {
        Visibility visible = Visibility.of(people.scope(person));
        return jdbc.sql("""
                select d.number, d.title, d.stage, d.status, d.owner, d.amount, d.currency, d.base_amount, d.created_at, d.closed_on
                from deal d where d.account = :account and %s
                order by case when d.status in ('OPEN', 'NURTURE') then 0 else 1 end,
                    coalesce(d.closed_on, date '9999-12-31') desc, d.created_at desc, d.number desc limit 500""".formatted(visible.sql()))
                .param("account", account)
                .params(visible.params())
                .query((row, n) -> deal(row))
                .list();
    }

    @Override
    public List<String> numbers(String account) {
        return jdbc.sql("select number from deal where account = :account order by number")
                .param("account", account)
                .query(String.class)
                .list();
    }

    @Override
    public Optional<String> accountOf(String deal) {
        // Not by SQL: a deal that is being opened is not in the table yet.
        return rows.findById(deal).map(Deal::account);
    }

    @Override
    public List<String> move(Collection<String> numbers, String from, String to) {
        List<String> moved = new ArrayList<>();
        for (String number : numbers) {
            if (accountOf(number).filter(from::equals).isPresent()) {
                deals.attach(number, to);
                moved.add(number);
            }
        }
        return moved;
    }

    /** Lists show a customer by name, so its deals are told the new one. */
    @EventListener(condition = "#event.action() == 'account.changed'")
    void renamed(DealEvent event) {
        for (DealEvent.Change change : event.changes()) {
            if (change.field().equals("name") && change.from() != null) {
                numbers(event.subject().substring("account:".length()))
                        .forEach(number -> events.publishEvent(DealEvent.of(number, "deal.customerChanged")
                                .change("customer", change.from(), change.to())));
            }
        }
    }

    private AccountDeal deal(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return new AccountDeal(
                row.getString("number"),
                row.getString("title"),
                stage,
                deals.stageName(stage),
                row.getString("status"),
                row.getString("owner"),
                money(row.getBigDecimal("amount"), row.getString("currency")),
                money(row.getBigDecimal("base_amount"), deals.baseCurrency()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("closed_on", LocalDate.class));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Money.of(amount, currency);
    }
}
