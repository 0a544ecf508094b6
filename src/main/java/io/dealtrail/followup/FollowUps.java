package io.dealtrail.followup;

import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.Sla;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TimedTasks;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The time limits of tasks: when they fall due, and when somebody is reminded of them. */
@Component
public class FollowUps implements Sla {

    /** A date that is still ahead of a task: {@code due}, or a rung. */
    public record Timer(String kind, Instant dueAt, String element) {}

    private static final ThreadLocal<@Nullable Instant> BASE = new ThreadLocal<>();
    private static final Duration NEVER = Duration.ofDays(3650);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final DeadlineRules rules;
    private final DeadlineRepository deadlines;
    private final Counted counted;
    private final TimedTasks timed;
    private final Clock clock;

    FollowUps(DeadlineRules rules, DeadlineRepository deadlines, Counted counted, TimedTasks timed, Clock clock) {
        this.timed = timed;
        this.rules = rules;
        this.deadlines = deadlines;
        this.counted = counted;
        this.clock = clock;
    }

    /** Does the work with deadlines of new tasks counted from {@code base} instead of now. For imports. */
    public static <T> T startingAt(Instant base, Supplier<T> work) {
        Instant before = BASE.get();
        BASE.set(base);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BASE.remove();
            } else {
                BASE.set(before);
            }
        }
    }

    /** A task's time limits, also within the transaction that opens it; nothing for a task whose drawing asks for none. */
    public Optional<Deadlines> of(String taskId) {
        return counted.of(taskId).or(() -> deadlines.find(taskId).map(Deadline::deadlines));
    }

    /** What lies ahead of a deal's open tasks, the earliest first. */
    public List<Timer> timers(String deal) {
        return deadlines.ofDeal(deal).stream()
                .flatMap(FollowUps::timers)
                .sorted(Comparator.comparing(Timer::dueAt))
                .toList();
    }

    /**
     * Begins a fresh ladder for an open task, counted from now. The task's timer looks once more after the last rung, and finds it.
     *
     * @throws NotFound for a task without a ladder
     */
    public Deadlines restart(String taskId) {
        Deadline deadline = deadlines.lock(taskId).orElseThrow(() -> new NotFound("task", taskId));
        Deadlines fresh = rules.evaluate(deadline.moment(), clock.instant());
        deadlines.restart(taskId, fresh);
        counted.opened(taskId, fresh);
        return fresh;
    }

    @Override
    public @Nullable Date due(Moment moment) {
        Instant due = counted.of(moment.ahead())
                .or(() -> Optional.ofNullable(moment.task()).flatMap(this::of))
                .orElseGet(() -> count(moment.ahead()))
                .due();
        return due == null ? null : Date.from(due);
    }

    @Override
    public String ladder(Moment moment) {
        Instant now = clock.instant();
        Instant next = moment.task() == null
                ? count(moment).first().orElse(now.plus(NEVER))
                : deadlines.find(moment.task()).map(open -> next(open, now)).orElse(now.plus(NEVER));
        // The engine skips a first date that has passed when it reads this, so a rung that is nearly there comes a
        // minute later.
        Instant earliest = now.plus(MARGIN);
        return "R9/" + DeadlineRules.toMinute(next.isAfter(earliest) ? next : earliest) + "/P3650D";
    }

    // Asked while the timer fires, before its step climbs. After the last rung it looks once more, when a ladder that
    // begins
    // anew at this firing would have its first rung.
    private Instant next(Deadline open, Instant now) {
        return open.deadlines()
                .next(now)
                .or(() -> open.isClimbed()
                        ? Optional.empty()
                        : rules.evaluate(open.moment(), now).first())
                .orElse(now.plus(NEVER));
    }

    private Deadlines count(Moment moment) {
        Instant base = BASE.get();
        Deadlines fresh = rules.evaluate(moment, base == null ? clock.instant() : base);
        counted.count(moment, fresh);
        return fresh;
    }

    // First of all listeners: the work list asks for what is remembered here.
    @EventListener
    @Order(0)
    void on(TaskEvents.Opened opened) {
        OpenTask task = opened.task();
        Moment moment =
                new Moment(task.deal(), task.stage(), task.processInstance(), task.definition(), task.element(), null);
        counted.of(moment).ifPresent(fresh -> {
            counted.opened(task.id(), fresh);
            deadlines.add(new Deadline(task.id(), moment, task.groups(), task.mandatory(), fresh, Set.of()));
        });
    }

    @EventListener
    void on(TaskEvents.Closed closed) {
        // Tasks without a time limit have no row, so there is none to remove.
        if (timed.contains(closed.definition(), closed.place().element())) {
            deadlines.remove(closed.taskId());
        }
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
