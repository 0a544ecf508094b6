package io.dealtrail.trail;

import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads and verifies trails. */
@Component
@Transactional(readOnly = true)
public class Trails {

    /** An entry as readers see it; values are empty when they were erased. */
    public record View(
            long n,
            Instant at,
            @Nullable Instant occurredAt,
            String actor,
            @Nullable String onBehalfOf,
            String action,
            String subject,
            List<Change> changes,
            @Nullable Process process,
            @Nullable String comment,
            @Nullable String client,
            String correlation,
            String hash,
            String previous) {

        /** Without what only those may know who see margins. */
        View forSellers() {
            return new View(
                    n,
                    at,
                    occurredAt,
                    actor,
                    onBehalfOf,
                    action,
                    subject,
                    changes.stream().filter(c -> !MARGIN.equals(c.field())).toList(),
                    process,
                    comment,
                    client,
                    correlation,
                    hash,
                    previous);
        }
    }

    /** The field by which events tell a proposal's margin. */
    static final String MARGIN = "marginPercent";

    /** Where in which version of a process it happened. */
    public record Process(
            String id,
            int version,
            @Nullable String element,
            @Nullable String elementName) {}

    /**
     * @param complete no position is missing and the head is the last entry
     * @param unaltered every entry and its values have the hash that they were written with
     * @param firstBad the first entry where either fails, as {@code subject#n}; a seal is {@code seal#n}
     * @param seals how many seals were checked; of one subject only what they say of it
     * @param sealedUntil when the last seal was made; what is younger is not sealed yet
     * @param clockBack the first seal that is older than the one before it
     */
    public record Verification(
            boolean complete,
            boolean unaltered,
            long checked,
            @Nullable String firstBad,
            long seals,
            @Nullable Instant sealedUntil,
            @Nullable String clockBack) {

        Verification and(SealVerifier.Finding sealed) {
            return new Verification(
                    complete && sealed.complete(),
                    unaltered && sealed.unaltered(),
                    checked,
                    firstBad == null ? sealed.firstBad() : firstBad,
                    sealed.seals(),
                    sealed.sealedUntil(),
                    sealed.clockBack());
        }
    }

    static final String COLUMNS = """
            select e.subject, e.n, e.written_at, e.occurred_at, e.actor, e.on_behalf_of, e.action, e.process_id, e.process_version,
                e.element_id, e.element_name, e.client, e.correlation, e.format, e.values_digest, e.previous, e.hash, v.salt, v.body
            from trail_entry e left join trail_values v on v.subject = e.subject and v.n = e.n\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final SealVerifier seals;

    Trails(JdbcClient jdbc, DataSource source, SealVerifier seals) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.streaming = new JdbcTemplate(source);
        streaming.setFetchSize(1000);
    }

    /** A subject's entries in their order, by keyset. */
    public Page<View> of(String subject, long after, int size) {
        List<Stored> rows = jdbc.sql(COLUMNS + "where e.subject = :subject and e.n > :after order by e.n limit :size")
                .param("subject", subject)
                .param("after", after)
                .param("size", size + 1)
                .query(Trails::stored)
                .list();
        long total = jdbc.sql("select n from trail_head where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .optional()
                .orElse(0L);
        return Page.of(rows, size, total, r -> Long.toString(r.n())).map(Stored::view);
    }

    /** Entries before position {@code before} that a reader asks for, the newest first. */
    List<View> latest(String subject, long before, int size, TimelineFilter filter) {
        Map<String, Object> params = new HashMap<>();
        String where = filter.condition(params);
        return jdbc
                .sql(COLUMNS + "where e.subject = :subject and e.n < :before" + where
                        + " order by e.n desc limit :size")
                .param("subject", subject)
                .param("before", before)
                .param("size", size)
                .params(params)
                .query(Trails::stored)
                .list()
                .stream()
                .map(Stored::view)
                .toList();
    }

    /** Who did something, as {@code person:anna}. */
    List<String> actors(String subject) {
        return jdbc.sql("select distinct actor from trail_entry where subject = :subject order by actor")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    /** A subject's entries as they are stored, in their order. */
    List<Stored> stored(String subject) {
        return jdbc.sql(COLUMNS + "where e.subject = :subject order by e.n")
                .param("subject", subject)
                .query(Trails::stored)
                .list();
    }

    /** Verifies one subject, as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify(String subject) {
        Verifier verifier = new Verifier();
        head(verifier, subject);
        try (Stream<Stored> rows = jdbc
                .sql(COLUMNS + "where e.subject = :subject order by e.n")
                .param("subject", subject)
                .query(Trails::stored)
                .stream()) {
            rows.forEach(verifier::check);
        }
        return verifier.result().and(seals.of(subject));
    }

    /** Verifies every subject, as of one moment; rows are streamed. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verifyAll() {
        Verifier verifier = new Verifier();
        jdbc.sql("select subject, n, hash from trail_head").query(rs -> {
            verifier.expect(rs.getString(1), rs.getLong(2), rs.getBytes(3));
        });
        streaming.query(COLUMNS + "order by e.subject, e.n", (ResultSet rs) -> verifier.check(stored(rs, 0)));
        return verifier.result().and(seals.all());
    }

    private void head(Verifier verifier, String subject) {
        jdbc.sql("select n, hash from trail_head where subject = :subject")
                .param("subject", subject)
                .query(rs -> {
                    verifier.expect(subject, rs.getLong(1), rs.getBytes(2));
                });
    }

    static Stored stored(ResultSet rs, int row) throws SQLException {
        Entry entry = new Entry(
                rs.getString("subject"),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                instant(rs, "occurred_at"),
                rs.getString("actor"),
                rs.getString("on_behalf_of"),
                rs.getString("action"),
                rs.getString("process_id"),
                (Integer) rs.getObject("process_version"),
                rs.getString("element_id"),
                rs.getString("element_name"),
                rs.getString("client"),
                rs.getString("correlation"),
                rs.getInt("format"),
                rs.getBytes("values_digest"));
        return new Stored(
                entry,
                rs.getLong("n"),
                rs.getBytes("previous"),
                rs.getBytes("hash"),
                rs.getBytes("salt"),
                rs.getString("body"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** An entry as stored, its place in the chain, and its values unless they were erased. */
    record Stored(
            Entry entry,
            long n,
            byte[] previous,
            byte[] hash,
            byte @Nullable [] salt,
            @Nullable String body) {

        View view() {
            Values.Body values = Values.read(body);
            return new View(
                    n,
                    entry.at(),
                    entry.occurredAt(),
                    entry.actor(),
                    entry.onBehalfOf(),
                    entry.action(),
                    entry.subject(),
                    values.changes(),
                    entry.processId() == null || entry.processVersion() == null
                            ? null
                            : new Process(
                                    entry.processId(), entry.processVersion(), entry.elementId(), entry.elementName()),
                    values.comment(),
                    entry.client(),
                    entry.correlation(),
                    HexFormat.of().formatHex(hash),
                    HexFormat.of().formatHex(previous));
        }
    }
}
