package io.dealtrail.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about certain figures.
 *
 * @param rung the group in whose name it was decided
 * @param onBehalfOf who had delegated it
 * @param decided the figures; null for decisions from before they were kept
 */
record Verdict(
        String deal,
        int version,
        Kind kind,
        String hash,
        String rung,
        String approver,
        @Nullable String onBehalfOf,
        Decision decision,
        @Nullable String remark,
        @Nullable String task,
        @Nullable Snapshot decided,
        Instant at) {

    /** What is approved: a discount before sending, or a price below the floor. */
    enum Kind {
        DISCOUNT,
        FLOOR
    }

    boolean approves() {
        return decision == Decision.APPROVE;
    }
}
