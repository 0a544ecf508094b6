package io.dealtrail.followup;

import io.dealtrail.engine.LadderTimers;
import io.dealtrail.engine.Sla.Moment;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TaskEvents.Moved;
import io.dealtrail.engine.TimedTasks;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that were taken to another version of their process keep what they were promised, unless their limits are counted anew. */
@Component
class MigratedTasks {

    private final DeadlineRepository deadlines;
    private final DeadlineRules rules;
    private final Counted counted;
    private final TimedTasks timed;
    private final LadderTimers timers;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MigratedTasks(
            DeadlineRepository deadlines,
            DeadlineRules rules,
            Counted counted,
            TimedTasks timed,
            LadderTimers timers,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock,
            ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.rules = rules;
        this.counted = counted;
        this.timed = timed;
        this.timers = timers;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
        this.events = events;
    }

    // Before the work list, which shows the dates.
    @EventListener
    @Order(0)
    void on(TaskEvents.Migrated migrated) {
        List<Moved> tasks = migrated.tasks();
        Set<String> known = known(tasks);
        follow(tasks.stream().filter(task -> known.contains(task.taskId())).toList());
        for (Moved task : tasks) {
            boolean asks = timed.contains(task.definition(), task.place().element());
            if (asks && (task.recount() || !known.contains(task.taskId()))) {
                countAnew(task, known.contains(task.taskId()));
            } else if (!asks && known.contains(task.taskId())) {
                deadlines.remove(task.taskId());
            }
        }
    }

    private Set<String> known(List<Moved> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select task from deadline where task in (:tasks)")
                        .param("tasks", tasks.stream().map(Moved::taskId).toList())
                        .query(String.class)
                        .list());
    }

    private void follow(List<Moved> tasks) {
        batch.batchUpdate(
                "update deadline set definition = ?, element = ?, mandatory = ?, candidate_groups = coalesce(?, candidate_groups)"
                        + " where task = ?",
                tasks,
                Math.max(1, tasks.size()),
                (statement, task) -> {
                    statement.setString(1, task.definition());
                    statement.setString(2, task.place().element());
                    statement.setString(3, task.mandatory());
                    statement.setString(4, groups(task));
                    statement.setString(5, task.taskId());
                });
    }

    private void countAnew(Moved task, boolean known) {
        Moment moment = new Moment(
                task.deal(),
                task.stage(),
                task.processInstance(),
                task.definition(),
                String.valueOf(task.place().element()),
                task.taskId());
        Deadlines fresh = rules.evaluate(moment, clock.instant());
        if (known) {
            deadlines.restart(task.taskId(), fresh);
        } else {
            List<String> groups = task.groups() == null ? List.of() : task.groups();
            deadlines.add(new Deadline(task.taskId(), moment, groups, task.mandatory(), fresh, Set.of()));
        }
        counted.opened(task.taskId(), Optional.of(fresh));
        fresh.first().ifPresent(first -> timers.set(moment, first));
        Instant due = fresh.due();
        events.publishEvent(
                new FollowUps.LimitsMoved(task.taskId(), due, fresh.remind().orElse(null)));
    }

    private static @Nullable String groups(Moved task) {
        List<String> groups = task.groups();
        return groups == null ? null : String.join(",", groups);
    }
}
