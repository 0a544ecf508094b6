package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.PoolClaiming;
import io.dealtrail.engine.Workflow;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose a task is: claimed, put back, handed over, and each of these taken back for a while. */
@Component
@Transactional
class Hands {

    /** How long who gave a task away may take it back. */
    static final Duration REGRET = Duration.ofHours(1);

    private final Tasks tasks;
    private final WorkItems items;
    private final TaskRules rules;
    private final Comments comments;
    private final Workflow workflow;
    private final Deals deals;
    private final CurrentWork current;
    private final Notifications notifications;
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Hands(
            Tasks tasks,
            WorkItems items,
            TaskRules rules,
            Comments comments,
            Workflow workflow,
            Deals deals,
            CurrentWork current,
            Notifications notifications,
            People people,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.tasks = tasks;
        this.items = items;
        this.rules = rules;
        this.comments = comments;
        this.workflow = workflow;
        this.deals = deals;
        this.current = current;
        this.notifications = notifications;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Takes a task out of the queue; whoever claims one of a deal that nobody owns owns the deal.
     *
     * @throws Refused {@code task.claimed} (409) when somebody was faster
     */
    WorkItem claim(String id) {
        WorkItem item = tasks.lock(id);
        Person me = actors.person();
        if (me.username().equals(item.assignee())) {
            return item;
        }
        if (item.assignee() != null) {
            String holder = people.names(List.of(item.assignee())).getOrDefault(item.assignee(), item.assignee());
            throw Refused.conflict("task.claimed", item.name(), holder).with("assignee", item.assignee());
        }
        if (!rules.waitsFor(me, item) && !people.leads(me, item.team())) {
            throw Refused.forbidden("task.notYours", item.name());
        }
        if (rules.barred(item).contains(me.username())) {
            throw Refused.forbidden("task.fourEyes", item.name());
        }
        if (takesDeal(item)) {
            events.publishEvent(new PoolClaiming(item.deal(), item.stage(), me.username()));
            deals.assignOwner(item.deal(), me.username(), "claimed from the pool");
        }
        hand(item, me.username(), "reason.claimed", null);
        return tasks.reread(id);
    }

    /** Whether claiming the task makes the person the owner of its deal. */
    boolean takesDeal(WorkItem item) {
        DealFacts deal = deals.require(item.deal());
        return deal.owner() == null
                && item.groups().contains(Assigner.REPS)
                && actors.person().groups().contains(Assigner.REPS);
    }

    /** Puts a task back into its queue. */
    WorkItem unclaim(String id) {
        WorkItem item = tasks.lock(id);
        rules.requireMayAct(item);
        if (item.group() == null) {
            throw Refused.conflict("task.noQueue", item.name());
        }
        if (item.assignee() != null) {
            hand(item, null, "reason.returned", null);
        }
        return tasks.reread(id);
    }

    /**
     * Gives a task to somebody, who is told; the note becomes a comment on the task.
     *
     * @throws Refused {@code task.cannotTake} (422) when the person is not of the task's group
     */
    WorkItem assign(String id, @Nullable String user, @Nullable String note) {
        WorkItem item = tasks.lock(id);
        rules.requireMayAct(item);
        Person to = people.active(user)
                .filter(p -> rules.mayTake(p, item))
                .orElseThrow(() -> Refused.field("user", "task.cannotTake", String.valueOf(user), item.name()));
        if (to.username().equals(item.assignee())) {
            return item;
        }
        String said = note == null || note.isBlank()
                ? null
                : comments.write(item, note.strip()).text();
        hand(item, to.username(), "reason.handedOver", said);
        Person me = actors.person();
        if (!me.username().equals(to.username()) && !current.isQuiet()) {
            notifications.tell(
                    to.username(),
                    "task.handedOver",
                    item.deal(),
                    id,
                    drawn(item),
                    me.name(),
                    item.customer() == null ? "" : item.customer(),
                    said == null ? "" : said);
        }
        return tasks.reread(id);
    }

    /**
     * Undoes what the person did last with the task, while it is still where they put it.
     *
     * @param deal {@code pool} or {@code team} when the claim took the deal along and it goes back there, else null
     * @throws Refused {@code task.handsMoved} (409) when it has moved on, or too much time has passed
     */
    WorkItem takeBack(String id, @Nullable String deal) {
        WorkItem item = tasks.lock(id);
        Person me = actors.person();
        WorkItems.Handed last = items.handed(id)
                .filter(h -> me.username().equals(h.by()))
                .filter(h -> h.at().plus(REGRET).isAfter(clock.instant()))
                .orElseThrow(() -> Refused.conflict("task.handsMoved", item.name()));
        if (last.from() == null && item.group() == null) {
            throw Refused.conflict("task.noQueue", item.name());
        }
        hand(item, last.from(), last.from() == null ? "reason.returned" : "reason.takenBack", null);
        if (deal != null && me.username().equals(item.assignee())) {
            releaseDeal(item.deal(), me, deal);
        }
        return tasks.reread(id);
    }

    private void releaseDeal(String number, Person me, String where) {
        if (!me.username().equals(deals.require(number).owner())) {
            return;
        }
        if (where.equals("pool")) {
            deals.release(number, "claim undone");
        } else {
            deals.assignOwner(number, null, "claim undone");
        }
    }

    private void hand(WorkItem item, @Nullable String to, String reason, @Nullable String note) {
        Person me = actors.person();
        CurrentWork.Hand hand = new CurrentWork.Hand(reason, List.of(me.name()), note, me.username());
        current.handing(hand, () -> workflow.assign(item.id(), item.deal(), to));
    }

    /** The task's name in the language of who reads it. */
    private static DefaultMessageSourceResolvable drawn(WorkItem item) {
        return new DefaultMessageSourceResolvable(
                new String[] {item.place().process() + "." + item.place().element()}, item.name());
    }
}
