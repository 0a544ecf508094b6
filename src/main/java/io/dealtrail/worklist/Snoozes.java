package io.dealtrail.worklist;

import io.dealtrail.live.Live;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks put out of sight until later. */
@Component
@Transactional
class Snoozes {

    private final Tasks tasks;
    private final WorkItems items;
    private final TaskRules rules;
    private final Live live;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Snoozes(Tasks tasks, WorkItems items, TaskRules rules, Live live, Clock clock, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.items = items;
        this.rules = rules;
        this.live = live;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Hides the task from the person's day until then; null wakes it. Its time limits run on.
     *
     * @return the task as it was before
     */
    WorkItem snooze(String id, @Nullable Instant until) {
        WorkItem item = tasks.lock(id);
        rules.requireMayAct(item);
        if (until != null && !until.isAfter(clock.instant())) {
            throw Refused.field("until", "task.snoozePast");
        }
        items.snooze(id, until);
        live.tell(WorkItem.LIVE, item.audience());
        events.publishEvent(DealEvent.of(item.deal(), until == null ? "task.woken" : "task.snoozed")
                .at(item.place())
                .with("task", id)
                .change(
                        "snoozedUntil",
                        item.snoozedUntil() == null ? null : item.snoozedUntil().toString(),
                        until == null ? null : until.toString()));
        return item;
    }
}
