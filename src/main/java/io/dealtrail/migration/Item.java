package io.dealtrail.migration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deal of a migration.
 *
 * @param place where it stood when the migration was made
 * @param rehearsed OK or PROBLEM; null when it was not rehearsed
 */
record Item(
        int n,
        String deal,
        @Nullable String customer,
        String instance,
        @Nullable String place,
        State state,
        @Nullable String rehearsed,
        @Nullable Report report,
        List<Problem> problems,
        @Nullable Instant movedAt) {

    /** GONE: it had left the process, or the version, by itself. */
    enum State {
        WAITING,
        MOVED,
        FAILED,
        GONE
    }

    Subject subject() {
        return new Subject(deal, instance);
    }
}
