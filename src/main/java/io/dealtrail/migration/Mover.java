package io.dealtrail.migration;

import io.dealtrail.engine.StageEvents;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.migration.Road.Turn;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes deals over, within the caller's transaction: engine, work list, time limits, visits and trail together. All go or none; the
 * rehearsal and the real move are both this.
 */
@Component
class Mover {

    /** Why it is done, for the trail. */
    record Cause(@Nullable String migration, @Nullable String reason, boolean back) {}

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final States states;
    private final ApplicationEventPublisher events;

    Mover(
            RuntimeService runtime,
            ManagementService jobs,
            TaskService tasks,
            States states,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.tasks = tasks;
        this.states = states;
        this.events = events;
    }

    List<Report> move(Road road, List<Subject> subjects, Cause cause) {
        // The deals' trails are locked before any row of the engine: who works on one of them waits, or is waited for.
        events.publishEvent(
                new DealEvent.Touch(subjects.stream().map(Subject::deal).toList()));
        List<String> instances = subjects.stream().map(Subject::instance).toList();
        Map<String, State> before = states.of(instances);
        runtime.newMigration(road.engine()).processInstanceIds(instances).execute();
        Map<String, State> after = states.of(instances);
        boolean settled = settle(road, subjects, before, after);
        List<TaskEvents.Moved> moved = moved(road, subjects, after);
        if (!moved.isEmpty()) {
            events.publishEvent(new TaskEvents.Migrated(moved));
        }
        events.publishEvent(new StageEvents.Migrated(
                subjects.stream().map(Subject::deal).toList(),
                road.plan().process(),
                road.plan().to()));
        Map<String, State> seen = settled || !moved.isEmpty() ? states.of(instances) : after;
        List<Report> reports = new ArrayList<>();
        for (Subject subject : subjects) {
            State was = before.getOrDefault(subject.instance(), State.NONE);
            State is = seen.getOrDefault(subject.instance(), State.NONE);
            tell(road.plan(), subject, cause);
            reports.add(Reports.of(road, subject, was, is));
        }
        return reports;
    }

    /** Takes timers away that had fired before and were set again, and those that are to end. Tasks get the names of the drawing. */
    private boolean settle(Road road, List<Subject> subjects, Map<String, State> before, Map<String, State> after) {
        boolean any = false;
        for (Subject subject : subjects) {
            Map<String, State.Timer> old = new HashMap<>();
            before.getOrDefault(subject.instance(), State.NONE).timers().forEach(timer -> old.put(timer.id(), timer));
            for (State.Timer timer :
                    after.getOrDefault(subject.instance(), State.NONE).timers()) {
                State.Timer was = old.get(timer.id());
                boolean unwanted = was == null
                        ? hadFired(road, before.getOrDefault(subject.instance(), State.NONE), timer)
                        : road.plan().fate(was.element()) == Plan.Fate.END;
                if (unwanted) {
                    jobs.deleteJob(timer.id());
                    any = true;
                }
            }
            for (State.Task task :
                    after.getOrDefault(subject.instance(), State.NONE).tasks()) {
                String name = road.turn(task.key()).newName();
                if (name != null) {
                    tasks.setName(task.id(), name);
                }
            }
        }
        return any;
    }

    // The deal stood where the timer runs, and it ran no more. Only start events of event sub-processes come back like
    // that.
    private static boolean hadFired(Road road, State before, State.Timer timer) {
        String old = road.backwards().get(timer.element());
        return old != null
                && road.here()
                        .find(old)
                        .filter(spot -> spot.isTimer() && spot.kind().equals("startEvent"))
                        .isPresent()
                && before.timers().stream().noneMatch(t -> t.element().equals(old));
    }

    private static List<TaskEvents.Moved> moved(Road road, List<Subject> subjects, Map<String, State> after) {
        List<TaskEvents.Moved> moved = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Subject subject : subjects) {
            for (State.Task task :
                    after.getOrDefault(subject.instance(), State.NONE).tasks()) {
                if (!seen.add(task.id())) {
                    continue;
                }
                Turn turn = road.turn(task.key());
                String name = Objects.requireNonNullElse(turn.newName(), task.name());
                moved.add(new TaskEvents.Moved(
                        task.id(),
                        subject.deal(),
                        Objects.requireNonNullElse(task.stage(), road.plan().process()),
                        subject.instance(),
                        road.plan().target(),
                        new Place(road.plan().process(), road.plan().to(), task.key(), name),
                        name,
                        turn.mandatory(),
                        turn.newGroups(),
                        turn.recount()));
            }
        }
        return moved;
    }

    private void tell(Plan plan, Subject subject, Cause cause) {
        List<String> changes = plan.changes();
        events.publishEvent(DealEvent.of(subject.deal(), cause.back() ? "deal.migratedBack" : "deal.migrated")
                .at(new Place(plan.process(), plan.to(), null, null))
                .change("modelVersion", plan.from(), plan.to())
                .with("mapping", changes.isEmpty() ? null : changes)
                .with("plan", plan.hash())
                .with("migration", cause.migration())
                .comment(cause.reason()));
    }
}
