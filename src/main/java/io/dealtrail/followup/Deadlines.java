package io.dealtrail.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a task falls due and when each rung of its ladder comes, to the minute.
 *
 * @param created the moment from which they are counted
 * @param rungs only the rungs that the task has
 * @param reason the lengths of time and the calendar they come from, for the trail
 */
public record Deadlines(Instant created, @Nullable Instant due, Map<Rung, Instant> rungs, String reason) {

    public Deadlines {
        rungs = Map.copyOf(rungs);
    }

    public Optional<Instant> at(Rung rung) {
        return Optional.ofNullable(rungs.get(rung));
    }

    /** When the assignee is reminded, if ever. */
    public Optional<Instant> remind() {
        return at(Rung.REMIND);
    }

    /** The same with another due date; the ladder follows it as far behind as before. */
    Deadlines movedTo(Instant moved) {
        if (due == null) {
            return this;
        }
        Duration by = Duration.between(due, moved);
        Map<Rung, Instant> later = new EnumMap<>(Rung.class);
        rungs.forEach((rung, at) -> later.put(rung, at.plus(by)));
        return new Deadlines(created, moved, later, reason);
    }

    Optional<Instant> first() {
        return rungs.values().stream().min(Comparator.naturalOrder());
    }

    Optional<Instant> last() {
        return rungs.values().stream().max(Comparator.naturalOrder());
    }

    /** The next moment after {@code now} at which a rung comes. */
    Optional<Instant> next(Instant now) {
        return rungs.values().stream().filter(at -> at.isAfter(now)).min(Comparator.naturalOrder());
    }

    /** What has come by {@code now} and was not climbed yet, the earliest first. */
    List<Rung> due(Instant now, Set<Rung> climbed) {
        return rungs.entrySet().stream()
                .filter(rung -> !rung.getValue().isAfter(now) && !climbed.contains(rung.getKey()))
                .sorted(Map.Entry.<Rung, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
