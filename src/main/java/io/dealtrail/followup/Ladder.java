package io.dealtrail.followup;

import io.dealtrail.engine.AttachedTask;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Climbs what has come of a late task's ladder, each rung once, in the transaction of the timer. */
@Component
class Ladder {

    private static final String STALLED_REVIEW = "stalledReview";

    private final DeadlineRepository deadlines;
    private final Audience audience;
    private final Workflow workflow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ladder(
            DeadlineRepository deadlines,
            Audience audience,
            Workflow workflow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deadlines = deadlines;
        this.audience = audience;
        this.workflow = workflow;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether this was the last rung */
    boolean climb(AttachedTask task) {
        events.publishEvent(new Touch(List.of(task.deal())));
        return deadlines.lock(task.id()).map(row -> climb(task, row)).orElse(false);
    }

    private boolean climb(AttachedTask task, Deadline row) {
        List<Rung> due = row.deadlines().due(clock.instant(), row.climbed());
        if (due.isEmpty()) {
            return false;
        }
        Set<Rung> climbed = new HashSet<>(row.climbed());
        climbed.addAll(due);
        // Written first: the director's rung starts a review, which may end in this very task.
        deadlines.markClimbed(task.id(), climbed);
        AttachedTask current = task;
        for (Rung rung : due) {
            current = climb(rung, current, row);
        }
        return climbed.containsAll(row.deadlines().rungs().keySet());
    }

    /** @return the task as it is now */
    private AttachedTask climb(Rung rung, AttachedTask task, Deadline row) {
        return switch (rung) {
            case REMIND -> {
                List<Person> told = audience.holders(task, row.groups());
                say("followup.reminded", rung, row, task, told);
                yield task;
            }
            case ESCALATE -> {
                say("followup.escalated", rung, row, task, audience.superiors(task.deal()));
                yield task;
            }
            case HAND_OVER -> handOver(task, row);
            case DIRECTOR -> {
                say("followup.directorTold", rung, row, task, audience.directors());
                stall(task, row);
                yield task;
            }
        };
    }

    private AttachedTask handOver(AttachedTask task, Deadline row) {
        Optional<Person> heir = audience.heir(task.deal(), row);
        if (heir.isEmpty()) {
            // Who approves is not the ladder's to change: the task stays where it is, and the manager hears of it
            // again.
            say("followup.heldBack", Rung.HAND_OVER, row, task, audience.superiors(task.deal()));
            return task;
        }
        String to = heir.get().username();
        if (!to.equals(task.assignee())) {
            workflow.assign(task.id(), task.deal(), to);
        }
        say("followup.handedOver", Rung.HAND_OVER, row, task, List.of(heir.get()));
        return new AttachedTask(task.id(), task.deal(), task.name(), to, task.place());
    }

    private void stall(AttachedTask task, Deadline row) {
        boolean underReview = STALLED_REVIEW.equals(row.mandatory()) || deadlines.hasOpen(task.deal(), STALLED_REVIEW);
        if (!underReview) {
            workflow.tellIfExpected("deal.stalled", task.deal(), Map.of());
        }
    }

    private void say(String what, Rung rung, Deadline row, AttachedTask task, List<Person> told) {
        Deadlines times = row.deadlines();
        audience.tell(told, what, task, times);
        events.publishEvent(DealEvent.of(task.deal(), what)
                .at(task.place())
                .with("task", task.id())
                .with("assignee", task.assignee())
                .with("told", told.stream().map(Person::username).toList())
                .with("due", times.due() == null ? null : times.due().toString())
                .with("rung", rung.kind())
                .with("rungAt", times.at(rung).map(Object::toString).orElse(null))
                .with("rule", times.reason()));
    }
}
