package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of a negotiation.
 *
 * @param round counts from 1
 * @param ask what the customer wants
 * @param concession what we offered
 * @param price the net total that was spoken of
 * @param paymentDays days to pay that were spoken of
 * @param outcome agreed, anotherRound or walkedAway; null when noted on the way
 */
record Round(
        int round,
        @Nullable String ask,
        @Nullable String concession,
        @Nullable Money price,
        @Nullable Integer paymentDays,
        @Nullable String outcome,
        String recordedBy,
        Instant recordedAt) {

    static final String AGREED = "agreed";
}
