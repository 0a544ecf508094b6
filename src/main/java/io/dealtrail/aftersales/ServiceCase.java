package io.dealtrail.aftersales;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer needs help with.
 *
 * @param number the deal's number and a count: {@code D-000123-C2}
 * @param state OPEN, WAITING while the customer is asked, or RESOLVED
 * @param priority one of {@link #PRIORITIES}
 * @param source who brought it: person, link or mail
 * @param contact the customer's person who did
 * @param respondDue when a first response is due; null while the clock stands still
 * @param resolveDue when it should be resolved; null while the clock stands still
 * @param task the open task of who resolves it
 * @param clockFrom from when the time for its resolution counts: its opening or its last reopening
 * @param raised what was warned of or escalated already
 */
record ServiceCase(
        String number,
        String deal,
        String title,
        @Nullable String text,
        String state,
        String priority,
        String source,
        @Nullable String contact,
        @Nullable String assignee,
        String openedBy,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable Instant respondDue,
        @Nullable Instant resolveDue,
        @Nullable Instant pausedAt,
        @Nullable Instant firstResponseAt,
        @Nullable String resolution,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        int reopened,
        @JsonIgnore @Nullable String task,
        @JsonIgnore Instant clockFrom,
        @JsonIgnore Set<CaseAlarm> raised) {

    static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");

    static final String OPEN = "OPEN";
    static final String WAITING = "WAITING";
    static final String RESOLVED = "RESOLVED";

    public boolean waits() {
        return state.equals(WAITING);
    }

    public boolean runs() {
        return !state.equals(RESOLVED);
    }

    /** What comes next: the first response, then the resolution. */
    public @Nullable Instant nextDue() {
        return firstResponseAt == null && respondDue != null ? respondDue : resolveDue;
    }
}
