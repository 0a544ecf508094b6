package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.OwnerChanged;
import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.Workflow;
import io.dealtrail.followup.Deadlines;
import io.dealtrail.followup.FollowUps;
import io.dealtrail.live.Live;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.worklist.WorkItem.Closing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps one row for each open task, in the engine's own transaction. */
@Component
class WorkListKeeper {

    private static final Set<String> SHOWN_FACTS =
            Set.of("deal.changed", "deal.amountChanged", "deal.ownerChanged", "deal.customerChanged");

    private final WorkItems items;
    private final Deals deals;
    private final FollowUps followUps;
    private final Workflow workflow;
    private final CurrentWork current;
    private final Actors actors;
    private final Live live;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    WorkListKeeper(
            WorkItems items,
            Deals deals,
            FollowUps followUps,
            Workflow workflow,
            CurrentWork current,
            Actors actors,
            Live live,
            Clock clock,
            ApplicationEventPublisher events) {
        this.items = items;
        this.deals = deals;
        this.followUps = followUps;
        this.workflow = workflow;
        this.current = current;
        this.actors = actors;
        this.live = live;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void opened(TaskEvents.Opened opened) {
        OpenTask task = opened.task();
        DealFacts deal = deals.require(task.deal());
        Optional<Deadlines> deadlines = followUps.of(task.id());
        Instant due = Optional.ofNullable(task.due()).orElse(WorkItem.NEVER);
        WorkItem item = new WorkItem(
                task.id(),
                task.deal(),
                deal.customer(),
                deal.title(),
                task.stage(),
                task.place(),
                task.definition(),
                task.name(),
                task.mandatory(),
                opened.choice().assignee(),
                task.groups(),
                deal.team(),
                deal.region(),
                due,
                deadlines.flatMap(Deadlines::remind).orElse(null),
                deal.priority(),
                deal.amount(),
                null,
                opened.choice().reason().code(),
                opened.choice().reason().args(),
                clock.instant(),
                null);
        items.insert(item);
        live.tell(WorkItem.LIVE, item.audience());
        current.opened(item);
        events.publishEvent(DealEvent.of(task.deal(), "task.opened")
                .at(task.place())
                .with("task", task.id())
                .with("assignee", item.assignee())
                .with("groups", task.groups().isEmpty() ? null : String.join(",", task.groups()))
                .with("due", due.equals(WorkItem.NEVER) ? null : due.toString())
                .with("reason", item.reasonCode())
                .with("reasonArgs", item.reasonArgs().isEmpty() ? null : item.reasonArgs()));
    }

    @EventListener
    void reassigned(TaskEvents.Reassigned task) {
        CurrentWork.Hand hand = current.hand();
        items.open(task.taskId()).ifPresent(item -> {
            items.assign(item, task.to(), hand, clock.instant());
            live.tell(WorkItem.LIVE, item.audience());
            live.tell(WorkItem.LIVE, WorkItem.audience(task.to(), item.groups(), item.team()));
        });
        events.publishEvent(DealEvent.of(task.deal(), task.to() == null ? "task.released" : "task.assigned")
                .at(task.place())
                .with("task", task.taskId())
                .change("assignee", task.from(), task.to())
                .with("reason", hand.reasonCode())
                .comment(hand.note()));
    }

    @EventListener
    void moved(FollowUps.LimitsMoved limits) {
        items.open(limits.task()).ifPresent(item -> {
            items.deadlines(item.id(), Objects.requireNonNullElse(limits.due(), WorkItem.NEVER), limits.remind());
            live.tell(WorkItem.LIVE, item.audience());
        });
    }

    @EventListener
    void closed(TaskEvents.Closed task) {
        CurrentWork.Completion completion = current.completion(task.taskId());
        String by = completion != null ? completion.by() : actors.current().toString();
        live.tell(
                WorkItem.LIVE,
                items.close(
                        task.taskId(),
                        new Closing(
                                task.completed() ? "completed" : "cancelled",
                                clock.instant(),
                                by,
                                completion == null ? null : completion.onBehalfOf()),
                        task.completed() ? actors.username() : null));
        current.closed(task.taskId());
        if (!task.completed()) {
            events.publishEvent(
                    DealEvent.of(task.deal(), "task.cancelled").at(task.place()).with("task", task.taskId()));
        }
    }

    /** What lists show of a deal follows the deal. */
    @EventListener
    void dealChanged(DealEvent event) {
        if (SHOWN_FACTS.contains(event.action())) {
            DealFacts deal = deals.require(event.subject());
            items.describe(deal.number(), deal.title(), deal.customer(), deal.amount(), deal.team(), deal.region());
        }
    }

    /** The tasks of the former owner follow a deal that was handed over with its tasks. */
    @EventListener
    void ownerChanged(OwnerChanged change) {
        List<WorkItem> open = items.ofDeal(change.deal()).stream()
                .filter(item -> change.from().equals(item.assignee()))
                .toList();
        current.handing(
                "reason.ownerChanged",
                List.of(change.to()),
                null,
                () -> open.forEach(item -> workflow.assign(item.id(), item.deal(), change.to())));
    }
}
