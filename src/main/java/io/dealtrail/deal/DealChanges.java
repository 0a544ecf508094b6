package io.dealtrail.deal;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A deal changes hands, or is taken up again after it was lost. */
@Component
@Transactional
class DealChanges {

    private final Deals deals;
    private final DealVisibility visibility;
    private final Workflow workflow;
    private final People people;
    private final ApplicationEventPublisher events;

    DealChanges(
            Deals deals,
            DealVisibility visibility,
            Workflow workflow,
            People people,
            ApplicationEventPublisher events) {
        this.deals = deals;
        this.visibility = visibility;
        this.workflow = workflow;
        this.people = people;
        this.events = events;
    }

    /** Hands the deal to somebody else; tasks follow when asked (the work list listens). */
    void changeOwner(String number, String user, @Nullable String reason, boolean withTasks) {
        visibility.requireWorkable(number);
        Person to = people.active(user)
                .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                .orElseThrow(() -> Refused.field("user", "deal.ownerActive", user));
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        String before = deals.require(number).owner();
        deals.assignOwner(number, to.username(), reason == null ? "" : reason);
        if (withTasks && before != null) {
            events.publishEvent(new OwnerChanged(number, before, to.username()));
        }
    }

    /** Starts a new process instance at the stage where the deal was lost. */
    void reopen(String number, @Nullable String reason) {
        visibility.requireWorkable(number);
        if (reason == null || reason.isBlank()) {
            throw Refused.field("reason", "field.required", "reason");
        }
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        Deal deal = deals.find(number);
        deal.reopen(deal.stage());
        events.publishEvent(DealEvent.of(number, "deal.reopened")
                .change("status", "LOST", "OPEN")
                .with("stage", deal.stage())
                .comment(reason));
        workflow.start(Vocabulary.BACKBONE, number, Map.of());
    }
}
