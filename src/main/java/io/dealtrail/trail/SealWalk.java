package io.dealtrail.trail;

import io.dealtrail.trail.SealVerifier.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks seals in their order, with the heads that each of them sealed. */
class SealWalk {

    private final Map<String, byte[]> published;
    private final Predicate<String> trusted;
    private boolean complete = true;
    private boolean unaltered = true;
    private long count;
    private @Nullable Seal last;
    private @Nullable String firstBad;
    private @Nullable String clockBack;

    /**
     * @param published public keys by their id
     * @param trusted ids of keys that are believed
     */
    SealWalk(Map<String, byte[]> published, Predicate<String> trusted) {
        this.published = published;
        this.trusted = trusted;
    }

    /** Leaves of the heads of one seal, in the order of their subjects; here, since databases do not agree on the order of texts. */
    static List<byte[]> leaves(List<Head> heads) {
        return heads.stream()
                .sorted(Comparator.comparing(Head::subject))
                .map(h -> Merkle.leaf(h.subject(), h.n(), h.hash()))
                .toList();
    }

    /** @param leaves of the heads that it sealed, in the order of their subjects */
    void check(Seal seal, List<byte[]> leaves) {
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
                || !trusted.test(seal.key())
                || !SealKeys.holds(open, seal.statement(), seal.signature())) {
            fault(true, name);
        }
        if (leaves.size() != seal.heads()) {
            fault(false, name);
        } else if (leaves.isEmpty() || !Arrays.equals(Merkle.root(leaves), seal.root())) {
            fault(true, name);
        }
        last = seal;
    }

    void ended(@Nullable Seal newest) {
        last = newest;
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
