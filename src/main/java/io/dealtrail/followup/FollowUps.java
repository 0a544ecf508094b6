package io.dealtrail.followup;

import io.dealtrail.engine.LadderTimers;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The time limits of open tasks: when they fall due, and when somebody is reminded of them. */
@Component
public class FollowUps {

    /** A date that is still ahead of a task: {@code due}, or a rung. */
    public record Timer(String kind, Instant dueAt, String element) {}

    /**
     * An open task's limits were moved.
     *
     * @param due null when it does not fall due for now
     */
    public record LimitsMoved(
            String task, @Nullable Instant due, @Nullable Instant remind) {}

    /** Later than any task lasts. */
    static final Duration FAR = Duration.ofDays(3650);

    private final DeadlineRules rules;
    private final DeadlineRepository deadlines;
    private final Counted counted;
    private final LadderTimers timers;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FollowUps(
            DeadlineRules rules,
            DeadlineRepository deadlines,
            Counted counted,
            LadderTimers timers,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.deadlines = deadlines;
        this.counted = counted;
        this.timers = timers;
        this.clock = clock;
        this.events = events;
    }

    /** Does the work with time limits of new tasks counted from {@code base} instead of now. For imports. */
    public static <T> T startingAt(Instant base, Supplier<T> work) {
        return Counted.startingAt(base, work);
    }

    /** That much working time after a moment, in a region's calendar. */
    public Instant later(Instant from, WorkingDuration length, @Nullable String region) {
        return rules.later(from, length, region);
    }

    /** A task's time limits, also within the transaction that opens it; nothing for a task whose drawing asks for none. */
    public Optional<Deadlines> of(String taskId) {
        return counted.knows(taskId)
                ? counted.of(taskId)
                : deadlines.find(taskId).map(Deadline::deadlines);
    }

    /** What lies ahead of a deal's open tasks, the earliest first. */
    public List<Timer> timers(String deal) {
        return deadlines.ofDeal(deal).stream()
                .flatMap(FollowUps::timers)
                .filter(timer -> timer.dueAt().isBefore(clock.instant().plus(FAR)))
                .sorted(Comparator.comparing(Timer::dueAt))
                .toList();
    }

    /**
     * Begins a fresh ladder for an open task, counted from now.
     *
     * @throws NotFound for a task without a ladder
     */
    public Deadlines restart(String taskId) {
        Deadline deadline = deadlines.lock(taskId).orElseThrow(() -> new NotFound("task", taskId));
        Deadlines fresh = rules.evaluate(deadline.moment(), clock.instant());
        deadlines.restart(taskId, fresh);
        counted.opened(taskId, Optional.of(fresh));
        fresh.first().ifPresent(first -> timers.bringForward(deadline.moment(), first));
        return fresh;
    }

    /** The next task that the deal's process opens in this transaction falls due then, whatever the table says; its ladder follows. */
    public void nextDue(String deal, Instant due) {
        counted.want(deal, DeadlineRules.toMinute(due));
    }

    /**
     * Moves an open task's due date, and its ladder by as much.
     *
     * @param due null puts them off until they are moved again
     */
    public void move(String taskId, @Nullable Instant due) {
        Deadline row = deadlines.lock(taskId).orElse(null);
        Instant before = row == null ? null : row.deadlines().due();
        if (row == null || before == null) {
            return;
        }
        boolean putOff = before.isAfter(clock.instant().plus(FAR));
        if (due == null && putOff) {
            return;
        }
        Instant to = due == null ? before.plus(FAR.multipliedBy(2)) : DeadlineRules.toMinute(due);
        Deadlines moved = row.deadlines().movedTo(to);
        deadlines.move(taskId, moved);
        counted.opened(taskId, Optional.of(moved));
        moved.next(clock.instant()).ifPresent(next -> timers.bringForward(row.moment(), next));
        events.publishEvent(new LimitsMoved(
                taskId,
                due == null ? null : to,
                due == null ? null : moved.remind().orElse(null)));
    }

    private static Stream<Timer> timers(Deadline open) {
        String element = open.moment().element();
        Instant due = open.deadlines().due();
        return Stream.concat(
                Stream.ofNullable(due).map(at -> new Timer("due", at, element)),
                open.deadlines().rungs().entrySet().stream()
                        .filter(rung -> !open.climbed().contains(rung.getKey()))
                        .map(rung -> new Timer(rung.getKey().kind(), rung.getValue(), element)));
    }
}
