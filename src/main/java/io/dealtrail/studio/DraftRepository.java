package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts as they are kept. */
@Component
class DraftRepository {

    private static final String SELECT = "select * from model_draft ";

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Draft> find(String id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(DraftRepository::draft)
                .optional();
    }

    /** Nobody else writes it until the transaction is over. */
    Optional<Draft> lock(String id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(DraftRepository::draft)
                .optional();
    }

    /** All drafts of the same change, in a fixed order, so that two who lock them wait for each other. */
    List<Draft> together(String mark) {
        return jdbc.sql(SELECT + "where together = :mark order by id")
                .param("mark", mark)
                .query(DraftRepository::draft)
                .list();
    }

    /** @return its id */
    String insert(NewDraft draft, String author) {
        Map<String, @Nullable Object> row = new HashMap<>();
        String id = UUID.randomUUID().toString();
        row.put("id", id);
        row.put("model", draft.model());
        row.put("kind", draft.kind().name());
        row.put("basedOn", draft.basedOn());
        row.put("title", draft.title());
        row.put("author", author);
        row.put("xml", draft.xml());
        row.put("hash", Sha256.hex(draft.xml()));
        row.put("shipped", draft.shippedHash());
        row.put("restored", draft.restoredFrom());
        row.put("together", draft.together());
        row.put("reason", draft.reason());
        row.put("now", now());
        jdbc.sql("""
                insert into model_draft (id, model, kind, based_on, title, author, state, revision, xml, hash, shipped_hash,
                    restored_from, together, reason, created_at, changed_at, changed_by, told_at)
                values (:id, :model, :kind, :basedOn, :title, :author, 'DRAFT', 1, :xml, :hash, :shipped, :restored, :together,
                    :reason, :now, :now, :author, :now)""").params(row).update();
        revision(id, 1, draft.xml(), author);
        return id;
    }

    /** @return false when somebody else saved, or the draft went on, in between */
    boolean save(String id, int revision, byte[] xml, String by, boolean told) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put("revision", revision);
        row.put("xml", xml);
        row.put("hash", Sha256.hex(xml));
        row.put("by", by);
        row.put("told", told);
        row.put("now", now());
        int saved = jdbc.sql("""
                update model_draft set revision = revision + 1, xml = :xml, hash = :hash, state = 'DRAFT', changed_at = :now,
                    changed_by = :by, told_at = case when :told then :now else told_at end,
                    lock_renewed = case when lock_holder = :by then :now else lock_renewed end
                where id = :id and revision = :revision and state in ('DRAFT', 'REFUSED')""").params(row).update();
        if (saved == 1) {
            revision(id, revision + 1, xml, by);
        }
        return saved == 1;
    }

    private void revision(String id, int revision, byte[] xml, String by) {
        jdbc.sql("""
                insert into model_draft_revision (draft, revision, xml, saved_by, saved_at)
                values (:id, :revision, :xml, :by, :now)""")
                .param("id", id)
                .param("revision", revision)
                .param("xml", xml)
                .param("by", by)
                .param("now", now())
                .update();
        jdbc.sql("""
                insert into model_draft_editor (draft, person)
                select :id, :by from model_draft d where d.id = :id and not exists (
                    select 1 from model_draft_editor e where e.draft = :id and e.person = :by)""").param("id", id).param("by", by).update();
    }

    /** Changes some of its columns. */
    void set(String id, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> row = new HashMap<>();
        StringBuilder sets = new StringBuilder();
        columns.forEach((column, value) -> {
            sets.append(sets.isEmpty() ? "" : ", ")
                    .append(column)
                    .append(" = :")
                    .append(column);
            row.put(column, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        });
        row.put("id", id);
        jdbc.sql("update model_draft set " + sets + " where id = :id")
                .params(row)
                .update();
    }

    List<String> editors(String id) {
        return jdbc.sql("select person from model_draft_editor where draft = :id order by person")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Draft draft(ResultSet rs, int row) throws SQLException {
        String holder = rs.getString("lock_holder");
        Instant since = instant(rs, "lock_since");
        Instant renewed = instant(rs, "lock_renewed");
        return new Draft(
                rs.getString("id"),
                rs.getString("model"),
                Models.Kind.valueOf(rs.getString("kind")),
                number(rs, "based_on"),
                rs.getString("title"),
                rs.getString("author"),
                rs.getString("state"),
                rs.getInt("revision"),
                rs.getBytes("xml"),
                rs.getString("hash"),
                rs.getString("shipped_hash"),
                number(rs, "restored_from"),
                rs.getString("together"),
                rs.getString("reason"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
                rs.getString("changed_by"),
                instant(rs, "told_at"),
                instant(rs, "submitted_at"),
                rs.getString("submitted_by"),
                rs.getString("asked"),
                instant(rs, "reviewed_at"),
                rs.getString("reviewed_by"),
                rs.getString("review"),
                rs.getString("reviewed_hash"),
                instant(rs, "publish_at"),
                rs.getString("publish_by"),
                number(rs, "published_version"),
                holder == null || since == null || renewed == null ? null : new Draft.Lock(holder, since, renewed));
    }

    static @Nullable Integer number(ResultSet rs, String column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
