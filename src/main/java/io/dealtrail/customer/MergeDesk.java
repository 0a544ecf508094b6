package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.customer.MergeLog.Merge;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges as people do them. Whoever merges sees both accounts, and every deal that moves: nobody moves what is hidden from them.
 * Whoever merged may undo it, and so may whoever leads.
 */
@Component
@Transactional
class MergeDesk {

    /**
     * What will move.
     *
     * @param hidden deals among them that the person may not see
     * @param same contacts whom the other account knows by the same e-mail
     */
    record Moves(int deals, int hidden, int contacts, int same, int interactions, int subsidiaries) {}

    /** A merge before it is done. */
    record Preview(Account kept, Account folded, List<MergeField> fields, Moves moves) {}

    private record Counted(int contacts, int same, int interactions, int subsidiaries) {}

    private final AccountList list;
    private final AccountDeals deals;
    private final AccountMerge merge;
    private final MergeUndo undo;
    private final MergeLog log;
    private final Actors actors;
    private final JdbcClient jdbc;

    MergeDesk(
            AccountList list,
            AccountDeals deals,
            AccountMerge merge,
            MergeUndo undo,
            MergeLog log,
            Actors actors,
            JdbcClient jdbc) {
        this.list = list;
        this.deals = deals;
        this.merge = merge;
        this.undo = undo;
        this.log = log;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    Preview preview(String from, String into, @Nullable Set<String> taken) {
        Person me = actors.person();
        Account folded = list.require(me, from);
        Account kept = list.require(me, into);
        return new Preview(kept, folded, MergeField.of(kept, folded, taken), moves(me, from, into));
    }

    /** @throws Refused {@code merge.othersDeals} (403) when deals would move that the person may not see */
    Merge merge(String from, String into, @Nullable Set<String> taken) {
        Preview preview = preview(from, into, taken);
        if (preview.moves().hidden() > 0) {
            throw Refused.forbidden(
                    "merge.othersDeals",
                    preview.folded().name(),
                    preview.moves().hidden());
        }
        return log.require(merge.merge(from, into, taken));
    }

    /** @throws Refused {@code merge.notYours} (403) */
    List<MergeUndo.Left> undo(String id) {
        Merge found = require(id);
        if (!mayUndo(found)) {
            throw Refused.forbidden("merge.notYours", found.foldedName());
        }
        return undo.undo(id);
    }

    Merge require(String id) {
        Merge found = log.require(id);
        list.require(actors.person(), found.kept());
        return found;
    }

    boolean mayUndo(Merge found) {
        Person me = actors.person();
        return me.leads() || (me.works() && found.by().equals("person:" + me.username()));
    }

    private Moves moves(Person me, String from, String into) {
        List<String> all = deals.numbers(from);
        Set<String> seen =
                deals.deals(from, me).stream().map(AccountDeal::number).collect(Collectors.toSet());
        int hidden = (int) all.stream().filter(n -> !seen.contains(n)).count();
        Counted counted = jdbc.sql("""
                select
                    (select count(*) from contact c where c.account = :from and c.merged_into is null and c.removed_at is null) as contacts,
                    (select count(*) from contact c where c.account = :from and c.merged_into is null and c.removed_at is null
                        and c.email in (select k.email from contact k where k.account = :into and k.merged_into is null)) as same,
                    (select count(*) from interaction i where i.account = :from) as interactions,
                    (select count(*) from account a where a.parent = :from and a.id <> :into) as subsidiaries
                from account where id = :from""")
                .param("from", from)
                .param("into", into)
                .query(Counted.class)
                .single();
        return new Moves(
                all.size(), hidden, counted.contacts(), counted.same(), counted.interactions(), counted.subsidiaries());
    }
}
