package io.dealtrail.customer;

import io.dealtrail.customer.MergeLog.Move;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Folds an account into another one. Nothing is lost: contacts, interactions, deals and subsidiaries move, blanks of the account
 * that stays are filled, and the folded one keeps its row, so that its name and external key still lead to the other. What moved
 * is noted, so that {@link MergeUndo} can bring it back.
 */
@Component
@Transactional
public class AccountMerge {

    private static final String FOLDED_CONTACTS = """
            select c.id as item, min(k.id) as place, cast(null as varchar(40)) as was
            from contact c join contact k on k.account = :into and k.merged_into is null and k.removed_at is null and k.email = c.email
            where c.account = :from and c.merged_into is null and c.removed_at is null group by c.id""";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final AccountDeals deals;
    private final MergeLog log;
    private final LastContacts lastContacts;
    private final ApplicationEventPublisher events;

    AccountMerge(
            JdbcClient jdbc,
            Customers customers,
            AccountDeals deals,
            MergeLog log,
            LastContacts lastContacts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.deals = deals;
        this.log = log;
        this.lastContacts = lastContacts;
        this.events = events;
    }

    /** Like {@link #merge(String, String, Set)}, taking what the other does not say. */
    public String merge(String from, String into) {
        return merge(from, into, null);
    }

    /**
     * @param taken the fields whose value comes from the folded account
     * @return the merge's id
     * @throws Refused {@code account.mergeSelf} (422), {@code account.merged} (409) when either was folded before
     */
    String merge(String from, String into, @Nullable Set<String> taken) {
        if (from.equals(into)) {
            throw Refused.invalid("account.mergeSelf");
        }
        List<String> moving = deals.numbers(from);
        Set<String> touched = new TreeSet<>(moving);
        touched.addAll(List.of(Customers.subject(from), Customers.subject(into)));
        if (taken != null && taken.contains("name")) {
            touched.addAll(deals.numbers(into)); // they are told the new name
        }
        events.publishEvent(new Touch(List.copyOf(touched)));
        Account folded = standing(from);
        Account kept = standing(into);
        String merge = log.begin(from, into);
        restate(merge, kept, folded, MergeField.of(kept, folded, taken));
        foldContacts(merge, from, into);
        moveRows(merge, from, into);
        deals.move(moving, from, into).forEach(deal -> log.note(merge, "deal", new Move(deal, null, null, null)));
        lastContacts.reckon(List.of(into));
        tell(merge, kept, folded);
        return merge;
    }

    private Account standing(String id) {
        Account account = customers.require(id);
        if (account.mergedInto() != null) {
            throw Refused.conflict("account.merged", account.name()).with("account", account.mergedInto());
        }
        return account;
    }

    /** The kept account says what was chosen; a name or region it gives up for the folded one's, that one bears from now on. */
    private void restate(String merge, Account kept, Account folded, List<MergeField> fields) {
        var chosen = MergeField.values(kept);
        var left = MergeField.values(folded);
        for (MergeField field : fields) {
            if (Objects.equals(chosen.get(field.name()), field.chosen())) {
                continue;
            }
            log.note(merge, "field", new Move(field.name(), kept.id(), chosen.get(field.name()), field.chosen()));
            if (field.name().equals("name") || field.name().equals("region")) {
                log.note(merge, "field", new Move(field.name(), folded.id(), field.folded(), field.kept()));
                left.put(field.name(), field.kept());
            }
            chosen.put(field.name(), field.chosen());
        }
        customers.exchange(kept, MergeField.account(chosen, kept), folded, MergeField.account(left, folded));
    }

    /** The same person (by e-mail) at both accounts is one person afterwards. */
    private void foldContacts(String merge, String from, String into) {
        log.noteAll(merge, "folded", FOLDED_CONTACTS, from, into);
        run("""
                update contact set merged_into = (
                    select m.place from account_merge_move m where m.merge_id = :merge and m.kind = 'folded' and m.item = contact.id)
                where account = :from and id in (
                    select m.item from account_merge_move m where m.merge_id = :merge and m.kind = 'folded')""", merge, from, into);
        String links = """
                from deal_contact l join account_merge_move m on m.item = l.contact
                where m.merge_id = :merge and m.kind = 'folded'""";
        log.noteAll(merge, "link", "select l.contact as item, l.deal as place, l.role as was " + links, from, into);
        log.noteAll(
                merge,
                "linked",
                "select m.place as item, l.deal as place, max(l.role) as was " + links
                        + " and not exists (select 1 from deal_contact k"
                        + " where k.deal = l.deal and k.contact = m.place) group by m.place, l.deal",
                from,
                into);
        run("""
                insert into deal_contact (deal, contact, role)
                select m.place, m.item, m.was from account_merge_move m where m.merge_id = :merge and m.kind = 'linked'""", merge, from, into);
        run("""
                delete from deal_contact where contact in (
                    select m.item from account_merge_move m where m.merge_id = :merge and m.kind = 'folded')""", merge, from, into);
    }

    private void moveRows(String merge, String from, String into) {
        String none = "cast(null as varchar(36)) as place, cast(null as varchar(40)) as was";
        log.noteAll(merge, "contact", "select id as item, " + none + " from contact where account = :from", from, into);
        run("update contact set account = :into where account = :from", merge, from, into);
        log.noteAll(
                merge,
                "interaction",
                "select id as item, " + none + " from interaction where account = :from",
                from,
                into);
        run("update interaction set account = :into where account = :from", merge, from, into);
        log.noteAll(
                merge,
                "child",
                "select id as item, " + none + " from account where parent = :from and id <> :into",
                from,
                into);
        run("update account set parent = :into where parent = :from and id <> :into", merge, from, into);
        log.noteAll(
                merge,
                "redirect",
                "select id as item, " + none + " from account where merged_into = :from",
                from,
                into);
        run("update account set merged_into = :into where merged_into = :from", merge, from, into);
        run("update account set merged_into = :into, version = version + 1 where id = :from", merge, from, into);
    }

    private void tell(String merge, Account kept, Account folded) {
        events.publishEvent(DealEvent.of(Customers.subject(folded.id()), "account.merged")
                .with("into", kept.id())
                .with("merge", merge));
        events.publishEvent(DealEvent.of(Customers.subject(kept.id()), "account.merged")
                .with("from", folded.id())
                .with("name", folded.name())
                .with("merge", merge));
        Set<String> touched = new TreeSet<>(log.items(merge, "deal"));
        log.moves(merge, "link").forEach(link -> touched.add(String.valueOf(link.place())));
        touched.forEach(deal -> events.publishEvent(
                DealEvent.of(deal, "customer.merged").change("customer", folded.name(), kept.name())));
    }

    private void run(String sql, String merge, String from, String into) {
        jdbc.sql(sql)
                .param("merge", merge)
                .param("from", from)
                .param("into", into)
                .update();
    }
}
