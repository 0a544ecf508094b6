package io.dealtrail.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deals on their way from one version of a process to another.
 *
 * @param canary how many go first; 0 for all at once
 * @param backOf id of the migration that this one takes back
 */
record Migration(
        String id,
        String process,
        int from,
        int to,
        @JsonIgnore Plan plan,
        String planHash,
        State state,
        @Nullable String reason,
        int canary,
        int total,
        @Nullable String backOf,
        String startedBy,
        Instant createdAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt) {

    /** How far it has come; in CANARY the first few go, in TRIED they have gone and somebody decides. */
    enum State {
        REHEARSING,
        REHEARSED,
        CANARY,
        TRIED,
        RUNNING,
        PAUSED,
        DONE,
        CANCELLED
    }

    /** What a worker works on. */
    static final Set<State> BUSY = Set.of(State.REHEARSING, State.CANARY, State.RUNNING);

    /** Deals have gone or will go: nobody else may take the same ones meanwhile. */
    static final Set<State> UNDER_WAY = Set.of(State.CANARY, State.TRIED, State.RUNNING, State.PAUSED);

    public boolean is(State... states) {
        return Set.of(states).contains(state);
    }

    @JsonIgnore
    public boolean isBusy() {
        return BUSY.contains(state);
    }
}
