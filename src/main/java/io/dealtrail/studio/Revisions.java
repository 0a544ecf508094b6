package io.dealtrail.studio;

import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Earlier contents of drafts: of each minute the last one, and fifty at most. */
@Component
class Revisions {

    private static final int KEPT = 50;

    record Revision(int number, String savedBy, Instant savedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Revisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. */
    List<Revision> of(String draft) {
        return jdbc.sql("""
                select revision, saved_by, saved_at from model_draft_revision where draft = :draft
                order by revision desc""")
                .param("draft", draft)
                .query((rs, row) -> new Revision(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @throws NotFound for a revision that is not kept */
    byte[] xml(String draft, int revision) {
        return jdbc.sql("select xml from model_draft_revision where draft = :draft and revision = :revision")
                .param("draft", draft)
                .param("revision", revision)
                .query((rs, row) -> rs.getBytes(1))
                .optional()
                .orElseThrow(() -> new NotFound("revision", Integer.toString(revision)));
    }

    /** Drops the one before the newest if the same person saved it in the same minute, and the oldest beyond fifty. */
    void thin(String draft, String by, int before) {
        jdbc.sql("""
                delete from model_draft_revision where draft = :draft and revision > 1 and revision = :before and saved_by = :by
                    and saved_at >= :minute""")
                .param("draft", draft)
                .param("before", before)
                .param("by", by)
                .param("minute", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES))
                .update();
        jdbc.sql("""
                delete from model_draft_revision where draft = :draft and revision in (
                    select revision from model_draft_revision where draft = :draft order by revision desc offset :kept rows)""").param("draft", draft).param("kept", KEPT).update();
    }
}
