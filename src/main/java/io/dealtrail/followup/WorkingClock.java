package io.dealtrail.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time limit that stands still now and then. Working days count as so many whole days of working time, so that a part of one
 * can be taken out.
 *
 * @param pauses one after the other, none before {@code from}; only the last may be open
 */
public record WorkingClock(WorkingCalendar calendar, Instant from, List<Pause> pauses) {

    /** @param until null while it lasts */
    public record Pause(Instant from, @Nullable Instant until) {}

    private static final int WHOLE = 100;

    public WorkingClock {
        pauses = List.copyOf(pauses);
    }

    /** When the limit is over; empty while it stands still. */
    public Optional<Instant> due(WorkingDuration limit) {
        return due(limit, WHOLE);
    }

    /** When so much of the limit is over, in percent; empty while it stands still before that. */
    public Optional<Instant> due(WorkingDuration limit, int percent) {
        boolean working = limit.unit() != WorkingDuration.Unit.WALL_CLOCK;
        Duration left = length(limit).multipliedBy(percent).dividedBy(WHOLE);
        Instant at = from;
        for (Pause pause : pauses) {
            Duration spent = spent(working, at, pause.from());
            if (spent.compareTo(left) >= 0) {
                break;
            }
            if (pause.until() == null) {
                return Optional.empty();
            }
            left = left.minus(spent);
            at = pause.until();
        }
        return Optional.of(working ? calendar.plusWorking(at, left) : at.plus(left));
    }

    private Duration length(WorkingDuration limit) {
        return limit.unit() == WorkingDuration.Unit.WORKING_DAYS
                ? calendar.wholeDay().multipliedBy(limit.amount().toDays())
                : limit.amount();
    }

    private Duration spent(boolean working, Instant begin, Instant end) {
        return working ? calendar.between(begin, end) : Duration.between(begin, end);
    }
}
