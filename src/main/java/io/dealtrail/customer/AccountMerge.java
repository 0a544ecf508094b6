package io.dealtrail.customer;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Folds an account into another one. Nothing is lost: contacts, interactions and subsidiaries move, blanks of the account that
 * stays are filled, and the folded one keeps its row, so that its name and external key still lead to the other.
 */
@Component
@Transactional
public class AccountMerge {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final ApplicationEventPublisher events;

    AccountMerge(JdbcClient jdbc, Customers customers, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.events = events;
    }

    /** @throws Refused {@code account.mergeSelf} (422), {@code account.merged} (409) when either was folded before */
    public void merge(String from, String into) {
        if (from.equals(into)) {
            throw Refused.invalid("account.mergeSelf");
        }
        events.publishEvent(new Touch(List.of(Customers.subject(from), Customers.subject(into))));
        Account folded = standing(from);
        Account kept = standing(into);
        fill(folded, kept);
        foldContacts(from, into);
        move("update contact set account = :into where account = :from", from, into);
        move("update interaction set account = :into where account = :from", from, into);
        move("update account set parent = :into where parent = :from and id <> :into", from, into);
        move("update account set merged_into = :into where merged_into = :from", from, into);
        move("update account set merged_into = :into, version = version + 1 where id = :from", from, into);
        events.publishEvent(
                DealEvent.of(Customers.subject(from), "account.merged").with("into", into));
        events.publishEvent(DealEvent.of(Customers.subject(into), "account.merged")
                .with("from", from)
                .with("name", folded.name()));
        events.publishEvent(new AccountMerged(from, into));
    }

    private Account standing(String id) {
        Account account = customers.require(id);
        if (account.mergedInto() != null) {
            throw Refused.conflict("account.merged", account.name()).with("account", account.mergedInto());
        }
        return account;
    }

    /** What only the folded account knew, the other knows from now on; its name, region and key stay its own. */
    private void fill(Account folded, Account kept) {
        boolean parentFits = folded.parent() != null && !folded.parent().equals(kept.id());
        customers.change(
                kept.id(),
                new NewAccount(
                        null,
                        null,
                        kept.country() == null ? folded.country() : null,
                        kept.industry() == null ? folded.industry() : null,
                        kept.website() == null ? folded.website() : null,
                        kept.employees() == null ? folded.employees() : null,
                        kept.revenue() == null ? folded.revenue() : null,
                        kept.parent() == null && parentFits ? folded.parent() : null,
                        null));
    }

    /** The same person (by e-mail) at both accounts is one person afterwards. */
    private void foldContacts(String from, String into) {
        move("""
                update contact set merged_into = (
                    select min(k.id) from contact k
                    where k.account = :into and k.merged_into is null and k.email = contact.email)
                where account = :from and merged_into is null and exists (
                    select 1 from contact k where k.account = :into and k.merged_into is null and k.email = contact.email)""", from, into);
        move("""
                insert into deal_contact (deal, contact, role)
                select l.deal, c.merged_into, max(l.role)
                from deal_contact l join contact c on c.id = l.contact
                where c.account = :from and c.merged_into is not null and not exists (
                    select 1 from deal_contact k where k.deal = l.deal and k.contact = c.merged_into)
                group by l.deal, c.merged_into""", from, into);
        move("""
                delete from deal_contact where contact in (
                    select c.id from contact c where c.account = :from and c.merged_into is not null)""", from, into);
    }

    private void move(String sql, String from, String into) {
        var statement = jdbc.sql(sql).param("from", from);
        (sql.contains(":into") ? statement.param("into", into) : statement).update();
    }
}
