package io.dealtrail.team;

import io.dealtrail.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person with what they have to do.
 *
 * @param escalated open tasks of which the manager was told already
 * @param oldest when the task that is overdue longest fell due
 * @param value of the open deals, in the base currency
 * @param awayUntil last day of today's absence
 * @param awayFrom first day of an absence within the next two weeks
 */
record Member(
        String username,
        String name,
        @Nullable String team,
        @Nullable String teamName,
        int tasks,
        int overdue,
        int dueToday,
        int escalated,
        @Nullable Instant oldest,
        int deals,
        Money value,
        @Nullable LocalDate awayUntil,
        @Nullable String substitute,
        @Nullable LocalDate awayFrom) {

    public boolean isAway() {
        return awayUntil != null;
    }
}
