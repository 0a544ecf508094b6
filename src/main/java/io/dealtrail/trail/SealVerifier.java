package io.dealtrail.trail;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks the seals in the database, and what they sealed against what is there. */
@Component
class SealVerifier {

    /**
     * What came out; a fault is named as {@code seal#n} or {@code subject#n}.
     *
     * @param sealedUntil when the last seal was made
     * @param clockBack the first seal that is older than the one before it
     */
    record Finding(
            boolean complete,
            boolean unaltered,
            long seals,
            @Nullable Instant sealedUntil,
            @Nullable String firstBad,
            @Nullable String clockBack) {}

    private final JdbcClient jdbc;
    private final Seals seals;
    private final SealKeys keys;

    SealVerifier(JdbcClient jdbc, Seals seals, SealKeys keys) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.keys = keys;
    }

    /** Every seal, and every head that was sealed. */
    Finding all() {
        SealWalk walk = walk();
        jdbc.sql("select * from trail_seal order by n")
                .query(Seals::map)
                .list()
                .forEach(seal -> walk.check(seal, leaves(seal.n())));
        mismatch(null, walk);
        return walk.finding();
    }

    /** What was sealed of one subject. */
    Finding of(String subject) {
        SealWalk walk = walk();
        walk.ended(seals.last().orElse(null));
        mismatch(subject, walk);
        return walk.finding();
    }

    private SealWalk walk() {
        Map<String, byte[]> published = new HashMap<>();
        seals.published().forEach(k -> published.put(k.id(), k.publicKey()));
        return new SealWalk(published, keys::trusts);
    }

    private void mismatch(@Nullable String subject, SealWalk walk) {
        jdbc.sql("""
                select s.subject, s.n, e.n as there from trail_sealed_head s
                left join trail_entry e on e.subject = s.subject and e.n = s.n
                where (cast(:subject as varchar(120)) is null or s.subject = :subject) and (e.n is null or e.hash <> s.hash)
                order by s.subject, s.n fetch first 1 rows only""").param("subject", subject).query(rs -> {
            boolean there = rs.getObject("there") != null;
            walk.fault(there, rs.getString("subject") + "#" + rs.getLong("n"));
        });
    }

    private List<byte[]> leaves(long seal) {
        return jdbc
                .sql("select subject, n, hash from trail_sealed_head where seal = :seal")
                .param("seal", seal)
                .query((rs, row) -> new Head(rs.getString(1), rs.getLong(2), rs.getBytes(3), false))
                .list()
                .stream()
                .sorted(Comparator.comparing(Head::subject)) // here, since databases do not agree on the order of texts
                .map(h -> Merkle.leaf(h.subject(), h.n(), h.hash()))
                .toList();
    }
}
