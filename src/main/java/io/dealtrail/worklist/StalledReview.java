package io.dealtrail.worklist;

import io.dealtrail.deal.DealOutcomes;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a manager decides about a stalled deal is checked before the process acts on it. */
@Component
class StalledReview {

    private final People people;
    private final DealOutcomes outcomes;

    StalledReview(People people, DealOutcomes outcomes) {
        this.people = people;
        this.outcomes = outcomes;
    }

    @EventListener
    void asked(TaskEvents.Opened opened) {
        if ("stalledReview".equals(opened.task().mandatory())) {
            outcomes.stall(opened.task().deal(), true);
        }
    }

    @EventListener
    void reviewed(TaskEvents.Completing task) {
        if (!"stalledReview".equals(task.mandatory())) {
            return;
        }
        Object decision = task.values().get("decision");
        Object to = task.values().get("assignee");
        if ("reassign".equals(decision)
                && people.active(to == null ? null : to.toString())
                        .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                        .isEmpty()) {
            throw Refused.field("assignee", "deal.ownerActive", String.valueOf(to));
        }
        if (!"close".equals(decision)) {
            outcomes.stall(task.deal(), false);
        }
    }
}
