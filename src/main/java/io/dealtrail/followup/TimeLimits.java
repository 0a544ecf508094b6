package io.dealtrail.followup;

import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.Sla;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TimedTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What diagrams read as {@code sla}: counted when a task is about to be created, and kept as long as it is open. */
@Component
class TimeLimits implements Sla {

    private static final Duration NEVER = Duration.ofDays(3650);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final DeadlineRules rules;
    private final DeadlineRepository deadlines;
    private final Counted counted;
    private final TimedTasks timed;
    private final Clock clock;

    TimeLimits(DeadlineRules rules, DeadlineRepository deadlines, Counted counted, TimedTasks timed, Clock clock) {
        this.rules = rules;
        this.deadlines = deadlines;
        this.counted = counted;
        this.timed = timed;
        this.clock = clock;
    }

    @Override
    public @Nullable Date due(Moment moment) {
        Instant due = counted.of(moment.ahead())
                .or(() -> Optional.ofNullable(moment.task())
                        .flatMap(deadlines::find)
                        .map(Deadline::deadlines))
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
        Deadlines fresh = counted.asWanted(moment, rules.evaluate(moment, Counted.base(clock)));
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
        Optional<Deadlines> limits = counted.of(moment);
        counted.opened(task.id(), limits);
        limits.ifPresent(fresh ->
                deadlines.add(new Deadline(task.id(), moment, task.groups(), task.mandatory(), fresh, Set.of())));
    }

    @EventListener
    void on(TaskEvents.Closed closed) {
        // Tasks without a time limit have no row, so there is none to remove.
        if (timed.contains(closed.definition(), closed.place().element())) {
            deadlines.remove(closed.taskId());
        }
    }
}
