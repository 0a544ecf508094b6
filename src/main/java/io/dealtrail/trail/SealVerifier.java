package io.dealtrail.trail;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate streaming;
    private final Seals seals;
    private final SealKeys keys;

    SealVerifier(JdbcClient jdbc, DataSource source, Seals seals, SealKeys keys) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(source);
        streaming.setFetchSize(1000);
        this.seals = seals;
        this.keys = keys;
    }

    /** Every seal, and every head that was sealed: one statement each, and the heads of one seal held at a time. */
    Finding all() {
        SealWalk walk = walk();
        Deque<Seal> left = new ArrayDeque<>(jdbc.sql("select * from trail_seal order by n")
                .query(Seals::map)
                .list());
        List<Head> heads = new ArrayList<>();
        long[] of = {0};
        streaming.query("select seal, subject, n, hash from trail_sealed_head order by seal", (ResultSet rs) -> {
            if (rs.getLong(1) != of[0]) {
                checkUpTo(of[0], left, heads, walk);
                of[0] = rs.getLong(1);
            }
            heads.add(new Head(rs.getString(2), rs.getLong(3), rs.getBytes(4), false));
        });
        checkUpTo(of[0], left, heads, walk);
        left.forEach(seal -> walk.check(seal, List.of()));
        mismatch(null, walk);
        return walk.finding();
    }

    /** Checks the seals until the one of these heads; heads whose seal is not there are a gap. */
    private static void checkUpTo(long n, Deque<Seal> left, List<Head> heads, SealWalk walk) {
        while (!left.isEmpty() && left.element().n() < n) {
            walk.check(left.remove(), List.of());
        }
        if (!left.isEmpty() && left.element().n() == n) {
            walk.check(left.remove(), SealWalk.leaves(heads));
        } else if (!heads.isEmpty()) {
            walk.fault(false, "seal#" + n);
        }
        heads.clear();
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
}
