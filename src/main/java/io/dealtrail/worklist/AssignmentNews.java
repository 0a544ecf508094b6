package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Tells people of tasks that became theirs by somebody else's doing. What the ladder hands over, the ladder tells. */
@Component
class AssignmentNews {

    private final Notifications notifications;
    private final Deals deals;
    private final CurrentWork current;
    private final Actors actors;

    AssignmentNews(Notifications notifications, Deals deals, CurrentWork current, Actors actors) {
        this.notifications = notifications;
        this.deals = deals;
        this.current = current;
        this.actors = actors;
    }

    @EventListener
    void opened(TaskEvents.Opened opened) {
        OpenTask task = opened.task();
        String assignee = opened.choice().assignee();
        if (isNews(assignee)) {
            tell(assignee, "task.assigned", task.deal(), task.id(), name(task.place(), task.name()));
        }
    }

    @EventListener
    void reassigned(TaskEvents.Reassigned task) {
        if (!isNews(task.to()) || actors.current().kind() != Actor.Kind.PERSON) {
            return;
        }
        Place place = task.place();
        Object name = name(place, String.valueOf(place.elementName()));
        String by = actors.person().name();
        String note = current.hand().note();
        if (note == null || note.isBlank()) {
            tell(String.valueOf(task.to()), "task.handedOver", task.deal(), task.taskId(), name, by);
        } else {
            tell(String.valueOf(task.to()), "task.handedOverNote", task.deal(), task.taskId(), name, by, note);
        }
    }

    private boolean isNews(@Nullable String assignee) {
        return assignee != null
                && !assignee.equals(actors.username())
                && actors.current().kind() != Actor.Kind.IMPORT
                && !current.isQuiet();
    }

    private void tell(@Nullable String to, String kind, String deal, String taskId, Object name, Object... more) {
        DealFacts facts = deals.require(deal);
        String customer = facts.customer() == null ? facts.title() : facts.customer();
        Object[] args = new Object[more.length + 2];
        args[0] = name;
        args[1] = customer;
        System.arraycopy(more, 0, args, 2, more.length);
        notifications.tell(String.valueOf(to), kind, deal, taskId, args);
    }

    private static MessageSourceResolvable name(Place place, String drawn) {
        return new DefaultMessageSourceResolvable(new String[] {place.process() + "." + place.element()}, drawn);
    }
}
