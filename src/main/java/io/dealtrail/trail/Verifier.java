package io.dealtrail.trail;

import io.dealtrail.trail.Trails.Stored;
import io.dealtrail.trail.Trails.Verification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks entries in the order of subject and position. What is missing is told apart from what was altered. */
class Verifier {

    private final Map<String, Head> expected = new HashMap<>();
    private final Map<String, Head> seen = new HashMap<>();
    private boolean complete = true;
    private boolean unaltered = true;
    private long checked;
    private @Nullable String firstBad;

    void expect(String subject, long n, byte[] hash) {
        expected.put(subject, new Head(subject, n, hash, false));
    }

    void check(Stored row) {
        checked++;
        String subject = row.entry().subject();
        Head before = seen.getOrDefault(subject, Head.first(subject));
        if (row.n() != before.n() + 1) {
            complete = false;
            bad(subject, before.n() + 1);
        } else if (!Arrays.equals(row.previous(), before.hash())) {
            unaltered = false;
            bad(subject, row.n());
        }
        if (!Arrays.equals(
                        row.hash(),
                        Chain.link(row.previous(), row.n(), row.entry().digest()))
                || !valuesHold(row)) {
            unaltered = false;
            bad(subject, row.n());
        }
        seen.put(subject, new Head(subject, row.n(), row.hash(), false));
    }

    Verification result() {
        for (Head head : expected.values()) {
            Head last = seen.getOrDefault(head.subject(), Head.first(head.subject()));
            if (last.n() != head.n()) {
                complete = false;
                bad(head.subject(), Math.min(last.n(), head.n()) + 1);
            } else if (!Arrays.equals(last.hash(), head.hash())) {
                unaltered = false;
                bad(head.subject(), last.n());
            }
        }
        for (String subject : seen.keySet()) {
            if (!expected.containsKey(subject)) {
                complete = false;
                bad(subject, 1);
            }
        }
        return new Verification(complete, unaltered, checked, firstBad, 0, null, null);
    }

    /** Erased values have neither salt nor body; their digest stays in the chain. */
    private static boolean valuesHold(Stored row) {
        if (row.salt() == null || row.body() == null) {
            return row.salt() == null && row.body() == null;
        }
        return Arrays.equals(
                new Values(row.salt(), row.body()).digest(), row.entry().valuesDigest());
    }

    private void bad(String subject, long n) {
        if (firstBad == null) {
            firstBad = subject + "#" + n;
        }
    }
}
