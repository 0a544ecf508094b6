package io.dealtrail.customer;

import io.dealtrail.customer.MergeLog.Merge;
import io.dealtrail.customer.MergeLog.Move;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a merge back: everything returns to where it was, except what somebody put elsewhere since; that is told. */
@Component
@Transactional
class MergeUndo {

    /**
     * What stayed where it is.
     *
     * @param kind field, contact, link, interaction, deal, child or redirect
     * @param items names of fields, numbers of deals; else empty
     */
    record Left(String kind, int count, List<String> items) {}

    private static final String NOTED =
            "id in (select m.item from account_merge_move m where m.merge_id = :merge and m.kind = '%s')";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final AccountDeals deals;
    private final MergeLog log;
    private final LastContacts lastContacts;
    private final ApplicationEventPublisher events;

    MergeUndo(
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

    /**
     * @return what could not be brought back
     * @throws Refused {@code merge.undone} (409) the second time; {@code merge.buried} (409) while a later merge stands upon it
     */
    List<Left> undo(String id) {
        List<String> moved = log.items(id, "deal");
        List<Move> links = log.moves(id, "link");
        Merge found = log.require(id);
        Set<String> touched = new TreeSet<>(moved);
        links.forEach(link -> touched.add(String.valueOf(link.place())));
        Set<String> subjects = new TreeSet<>(touched);
        subjects.addAll(List.of(Customers.subject(found.folded()), Customers.subject(found.kept())));
        events.publishEvent(new Touch(List.copyOf(subjects)));
        Merge merge = log.require(id);
        if (merge.isUndone()) {
            throw Refused.conflict("merge.undone", merge.foldedName());
        }
        if (!merge.kept().equals(customers.require(merge.folded()).mergedInto())) {
            throw Refused.conflict("merge.buried", merge.keptName());
        }
        List<Left> left = new ArrayList<>();
        run("update account set merged_into = null, version = version + 1 where id = :folded", merge);
        restoreFields(merge, left);
        restoreContacts(merge, left);
        returned(merge, "interaction", "update interaction set account = :folded where account = :kept and ", left);
        returned(merge, "child", "update account set parent = :folded where parent = :kept and ", left);
        returned(merge, "redirect", "update account set merged_into = :folded where merged_into = :kept and ", left);
        List<String> back = deals.move(moved, merge.kept(), merge.folded());
        List<String> elsewhere =
                moved.stream().filter(deal -> !back.contains(deal)).toList();
        if (!elsewhere.isEmpty()) {
            left.add(new Left("deal", elsewhere.size(), elsewhere));
        }
        lastContacts.reckon(List.of(merge.folded(), merge.kept()));
        log.undone(id);
        tell(merge, touched);
        return left;
    }

    private void restoreFields(Merge merge, List<Left> left) {
        Account kept = customers.require(merge.kept());
        Account folded = customers.require(merge.folded());
        Map<String, @Nullable String> here = MergeField.values(kept);
        Map<String, @Nullable String> there = MergeField.values(folded);
        List<String> stay = new ArrayList<>();
        for (Move field : log.moves(merge.id(), "field")) {
            boolean ofKept = merge.kept().equals(field.place());
            Map<String, @Nullable String> values = ofKept ? here : there;
            if (Objects.equals(values.get(field.item()), field.becomes())) {
                values.put(field.item(), field.was());
            } else if (ofKept) {
                stay.add(field.item());
            }
        }
        customers.exchange(kept, MergeField.account(here, kept), folded, MergeField.account(there, folded));
        if (!stay.isEmpty()) {
            left.add(new Left("field", stay.size(), stay));
        }
    }

    /** A link returns only where its stand-in still is: whoever was taken off a deal meanwhile stays off it. */
    private void restoreContacts(Merge merge, List<Left> left) {
        run("""
                update contact set merged_into = null where account = :kept and exists (
                    select 1 from account_merge_move m where m.merge_id = :merge and m.kind = 'folded'
                        and m.item = contact.id and m.place = contact.merged_into)""", merge);
        returned(merge, "contact", "update contact set account = :folded where account = :kept and ", left);
        int links = run("""
                insert into deal_contact (deal, contact, role)
                select l.place, l.item, l.was from account_merge_move l
                join account_merge_move f on f.merge_id = l.merge_id and f.kind = 'folded' and f.item = l.item
                where l.merge_id = :merge and l.kind = 'link'
                    and exists (select 1 from deal_contact k where k.deal = l.place and k.contact = f.place)
                    and not exists (select 1 from deal_contact k where k.deal = l.place and k.contact = l.item)""", merge);
        run("""
                delete from deal_contact where exists (
                    select 1 from account_merge_move m where m.merge_id = :merge and m.kind = 'linked'
                        and m.item = deal_contact.contact and m.place = deal_contact.deal)""", merge);
        int noted = log.moves(merge.id(), "link").size();
        if (links < noted) {
            left.add(new Left("link", noted - links, List.of()));
        }
    }

    private void returned(Merge merge, String kind, String update, List<Left> left) {
        int noted = log.items(merge.id(), kind).size();
        int back = noted == 0 ? 0 : run(update + NOTED.formatted(kind), merge);
        if (back < noted) {
            left.add(new Left(kind, noted - back, List.of()));
        }
    }

    private void tell(Merge merge, Set<String> touched) {
        for (String account : List.of(merge.folded(), merge.kept())) {
            events.publishEvent(DealEvent.of(Customers.subject(account), "account.mergeUndone")
                    .with("merge", merge.id()));
        }
        touched.forEach(deal -> events.publishEvent(DealEvent.of(deal, "customer.mergeUndone")
                .with(
                        "customer",
                        deals.accountOf(deal)
                                .map(a -> customers.require(a).name())
                                .orElse(null))));
    }

    private int run(String sql, Merge merge) {
        return jdbc.sql(sql)
                .param("merge", merge.id())
                .param("folded", merge.folded())
                .param("kept", merge.kept())
                .update();
    }
}
