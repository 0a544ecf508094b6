package io.dealtrail.webhook;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another system that is told of events.
 *
 * @param events names of {@link Events#ALL}
 * @param failures how many tries have failed since the last one that did not
 */
record Endpoint(
        String id,
        String name,
        String url,
        List<String> events,
        State state,
        int failures,
        @Nullable OffsetDateTime restingUntil,
        String createdBy,
        OffsetDateTime createdAt,
        long version) {

    enum State {
        ACTIVE,
        OFF,
        BROKEN
    }

    boolean wants(String event) {
        return state == State.ACTIVE && events.contains(event);
    }
}
