package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The merges and what each of them moved. */
@Repository
class MergeLog {

    /** A merge; {@code by} is who did it as written on the trail. */
    record Merge(
            String id,
            String folded,
            String foldedName,
            String kept,
            String keptName,
            String by,
            OffsetDateTime at,
            @Nullable OffsetDateTime undoneAt) {

        boolean isUndone() {
            return undoneAt != null;
        }
    }

    /** A thing that was moved or changed. */
    record Move(
            String item,
            @Nullable String place,
            @Nullable String was,
            @Nullable String becomes) {}

    private static final String SELECT = """
            select m.id, m.folded, f.name as folded_name, m.kept, k.name as kept_name, m.merged_by as by, m.merged_at as at, m.undone_at
            from account_merge m join account f on f.id = m.folded join account k on k.id = m.kept\s""";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;

    MergeLog(JdbcClient jdbc, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
    }

    String begin(String folded, String kept) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into account_merge (id, folded, kept, merged_by, merged_at) values (:id, :folded, :kept, :by, :at)""")
                .param("id", id)
                .param("folded", folded)
                .param("kept", kept)
                .param("by", actors.current().toString())
                .param("at", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    void note(String merge, String kind, Move move) {
        jdbc.sql("""
                insert into account_merge_move (merge_id, kind, item, place, was, becomes)
                values (:merge, :kind, :item, :place, :was, :becomes)""")
                .param("merge", merge)
                .param("kind", kind)
                .param("item", move.item())
                .param("place", move.place())
                .param("was", move.was())
                .param("becomes", move.becomes())
                .update();
    }

    /** @param select item, place, was of the rows that are about to be moved away from {@code :from} */
    void noteAll(String merge, String kind, String select, String from, String into) {
        jdbc.sql("insert into account_merge_move (merge_id, kind, item, place, was)"
                        + " select cast(:merge as varchar(36)), cast(:kind as varchar(20)), x.item, x.place, x.was from ("
                        + select + ") x")
                .param("merge", merge)
                .param("kind", kind)
                .param("from", from)
                .param("into", into)
                .update();
    }

    List<Move> moves(String merge, String kind) {
        return jdbc.sql("""
                select item, place, was, becomes from account_merge_move where merge_id = :merge and kind = :kind order by id""")
                .param("merge", merge)
                .param("kind", kind)
                .query(Move.class)
                .list();
    }

    List<String> items(String merge, String kind) {
        return moves(merge, kind).stream().map(Move::item).toList();
    }

    Merge require(String id) {
        return jdbc.sql(SELECT + "where m.id = :id")
                .param("id", id)
                .query(Merge.class)
                .optional()
                .orElseThrow(() -> new NotFound("merge", id));
    }

    /** Merges into the account that can still be undone, the latest first. */
    List<Merge> standing(String kept) {
        return jdbc.sql(SELECT + """
                where m.kept = :kept and m.undone_at is null and f.merged_into = m.kept
                order by m.merged_at desc, m.id fetch first 20 rows only""").param("kept", kept).query(Merge.class).list();
    }

    void undone(String id) {
        jdbc.sql("update account_merge set undone_by = :by, undone_at = :at where id = :id")
                .param("by", actors.current().toString())
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }
}
