package io.dealtrail.webhook;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint.
 *
 * @param event id of the event, the same for all endpoints and at each try, by which a receiver knows what it has had already
 * @param payload the JSON that is sent
 * @param nextAt when the next try is due; null when there is none
 */
record Delivery(
        long id,
        String endpoint,
        String event,
        String type,
        @Nullable String deal,
        String payload,
        State state,
        int attempts,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime nextAt,
        List<Attempt> tries) {

    enum State {
        WAITING,
        DELIVERED,
        FAILED,
        SKIPPED
    }

    /**
     * One try.
     *
     * @param status of the answer; null when there was none
     * @param answer its first 2000 characters
     * @param error why there was none
     */
    record Attempt(
            OffsetDateTime at,
            int millis,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String error) {

        boolean worked() {
            return status != null && status >= 200 && status < 300;
        }
    }

    Delivery with(List<Attempt> known) {
        return new Delivery(
                id, endpoint, event, type, deal, payload, state, attempts, createdAt, nextAt, List.copyOf(known));
    }
}
