package io.dealtrail.trail;

import io.dealtrail.shared.DealEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals the ends of the chains. No chain is locked for it: a seal covers what had been committed when it looked, and the next one
 * the rest.
 */
@Component
class Seals {

    /** @param publicKey X.509 */
    record PublishedKey(String id, byte[] publicKey, long firstSeal) {}

    /** What a transaction may take from its first entry to its commit: so far back a seal looks for what the one before missed. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final SealKeys keys;
    private final Anchor anchor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Seals(
            JdbcClient jdbc,
            JdbcTemplate batches,
            SealKeys keys,
            Anchor anchor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.keys = keys;
        this.anchor = anchor;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Seals what has grown since the last seal; nothing when nothing has.
     *
     * @param everything looks at every chain, not only at those that were written lately
     * @throws DuplicateKeyException when another node seals at this moment
     */
    @Transactional
    Optional<Seal> seal(boolean everything) {
        Optional<Seal> last = last();
        Instant since =
                everything || last.isEmpty() ? Instant.EPOCH : last.get().at().minus(LONGEST);
        List<Head> grown = grown(since);
        if (grown.isEmpty()) {
            return Optional.empty();
        }
        SealKeys.Key key = keys.current();
        long n = last.map(Seal::n).orElse(0L) + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] root = Merkle.root(SealWalk.leaves(grown));
        byte[] previous = last.map(Seal::hash).orElse(Chain.START);
        byte[] statement = Seal.statement(n, at, grown.size(), root, previous, key.id());
        Seal seal = new Seal(n, at, grown.size(), root, previous, key.id(), SealKeys.sign(key, statement));
        insert(seal);
        batches.batchUpdate(
                "insert into trail_sealed_head (subject, n, hash, seal) values (?, ?, ?, ?)",
                grown,
                BATCH,
                (row, head) -> {
                    row.setString(1, head.subject());
                    row.setLong(2, head.n());
                    row.setBytes(3, head.hash());
                    row.setLong(4, n);
                });
        publish(key, n);
        anchor.drop(seal);
        return Optional.of(seal);
    }

    @Transactional(readOnly = true)
    Optional<Seal> last() {
        return jdbc.sql("select * from trail_seal order by n desc fetch first 1 rows only")
                .query(Seals::map)
                .optional();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<Seal> before(long n, int size) {
        return jdbc.sql("select * from trail_seal where n < :n order by n desc fetch first :size rows only")
                .param("n", n)
                .param("size", size)
                .query(Seals::map)
                .list();
    }

    /** Public halves of every key that a seal was signed with, the first one first. */
    @Transactional(readOnly = true)
    List<PublishedKey> published() {
        return jdbc.sql("select id, public_key, first_seal from trail_key order by first_seal")
                .query(PublishedKey.class)
                .list();
    }

    private List<Head> grown(Instant since) {
        return jdbc.sql("""
                select h.subject, h.n, h.hash from trail_head h
                where h.subject in (select e.subject from trail_entry e where e.written_at >= :since)
                and not exists (select 1 from trail_sealed_head s where s.subject = h.subject and s.n = h.n)""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Head(rs.getString(1), rs.getLong(2), rs.getBytes(3), false))
                .list();
    }

    private void insert(Seal seal) {
        jdbc.sql("""
                insert into trail_seal (n, sealed_at, heads, root, previous, hash, key_id, signature)
                values (:n, :at, :heads, :root, :previous, :hash, :key, :signature)""")
                .param("n", seal.n())
                .param("at", seal.at().atOffset(ZoneOffset.UTC))
                .param("heads", seal.heads())
                .param("root", seal.root())
                .param("previous", seal.previous())
                .param("hash", seal.hash())
                .param("key", seal.key())
                .param("signature", seal.signature())
                .update();
    }

    private void publish(SealKeys.Key key, long seal) {
        boolean known = published().stream().anyMatch(k -> k.id().equals(key.id()));
        if (!known) {
            jdbc.sql("insert into trail_key (id, public_key, first_seal) values (:id, :key, :seal)")
                    .param("id", key.id())
                    .param("key", key.open().getEncoded())
                    .param("seal", seal)
                    .update();
            events.publishEvent(DealEvent.of("settings:seal", "trail.keyPublished")
                    .with("key", key.id())
                    .with("firstSeal", seal));
        }
    }

    static Seal map(ResultSet rs, int row) throws SQLException {
        return new Seal(
                rs.getLong("n"),
                rs.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                rs.getInt("heads"),
                rs.getBytes("root"),
                rs.getBytes("previous"),
                rs.getString("key_id"),
                rs.getBytes("signature"));
    }
}
