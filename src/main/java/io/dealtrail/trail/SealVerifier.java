package io.dealtrail.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks the seals, and what they sealed against what is there. */
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
        Walk walk = new Walk();
        jdbc.sql("select * from trail_seal order by n").query(Seals::map).stream()
                .forEach(walk::check);
        mismatch(null, walk);
        return walk.finding();
    }

    /** What was sealed of one subject. */
    Finding of(String subject) {
        Walk walk = new Walk();
        walk.last = seals.last().orElse(null);
        mismatch(subject, walk);
        return walk.finding();
    }

    private void mismatch(@Nullable String subject, Walk walk) {
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
        return jdbc.sql("select subject, n, hash from trail_sealed_head where seal = :seal order by subject")
                .param("seal", seal)
                .query((rs, row) -> Merkle.leaf(rs.getString(1), rs.getLong(2), rs.getBytes(3)))
                .list();
    }

    private final class Walk {

        private final Map<String, byte[]> published = new HashMap<>();
        private boolean complete = true;
        private boolean unaltered = true;
        private long count;
        private @Nullable Seal last;
        private @Nullable String firstBad;
        private @Nullable String clockBack;

        Walk() {
            seals.published().forEach(k -> published.put(k.id(), k.publicKey()));
        }

        void check(Seal seal) {
            count++;
            Seal before = last;
            String name = "seal#" + seal.n();
            if (seal.n() != (before == null ? 1 : before.n() + 1)) {
                fault(false, "seal#" + (before == null ? 1 : before.n() + 1));
            } else if (!Arrays.equals(seal.previous(), before == null ? Chain.START : before.hash())) {
                fault(true, name);
            }
            if (before != null && seal.at().isBefore(before.at()) && clockBack == null) {
                clockBack = name;
            }
            byte[] open = published.get(seal.key());
            if (open == null
                    || !SealKeys.id(open).equals(seal.key())
                    || !keys.trusts(seal.key())
                    || !SealKeys.holds(open, seal.statement(), seal.signature())) {
                fault(true, name);
            }
            List<byte[]> leaves = new ArrayList<>(leaves(seal.n()));
            if (leaves.size() != seal.heads()) {
                fault(false, name);
            } else if (leaves.isEmpty() || !Arrays.equals(Merkle.root(leaves), seal.root())) {
                fault(true, name);
            }
            last = seal;
        }

        /** @param altered else something is missing */
        void fault(boolean altered, String where) {
            if (altered) {
                unaltered = false;
            } else {
                complete = false;
            }
            if (firstBad == null) {
                firstBad = where;
            }
        }

        Finding finding() {
            return new Finding(complete, unaltered, count, last == null ? null : last.at(), firstBad, clockBack);
        }
    }
}
