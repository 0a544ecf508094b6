package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a client sends it. Numbers and days arrive as they are written, so that a wrong one is refused with its place.
 *
 * @param currency of all prices; null is the draft's, or that of the first line, or the deal's
 * @param paymentDays null keeps what the draft has; a new one gets the usual
 * @param version the proposal's own, for a change of it
 * @param revision the state that a change is based on; beats {@code version}
 */
record DraftRequest(
        @Nullable String currency,
        @Nullable List<LineRequest> lines,
        @Nullable String validUntil,
        @Nullable String note,
        @Nullable Object paymentDays,
        @Nullable Long version,
        @Nullable Long revision) {

    /** @param product an id or the exact name */
    record LineRequest(
            @Nullable String product,
            @Nullable Object quantity,
            @Nullable MoneyRequest unitPrice,
            @Nullable Object discountPercent) {}

    record MoneyRequest(@Nullable Object amount, @Nullable Object currency) {

        /** @throws Refused naming the field when it is no money */
        Money read(String field) {
            try {
                return Money.parse(String.valueOf(amount), String.valueOf(currency));
            } catch (Refused wrong) {
                throw Refused.field(field, wrong.code(), wrong.args().toArray());
            }
        }
    }
}
