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
            tell(String.valueOf(assignee), task.deal(), task.id(), name(task.place(), task.name()));
        }
    }

    /** What one person hands to another is told by who does it; this is what follows from something else. */
    @EventListener
    void reassigned(TaskEvents.Reassigned task) {
        boolean byPerson = actors.current().kind() == Actor.Kind.PERSON;
        if (byPerson && current.hand().by() == null && isNews(task.to())) {
            Place place = task.place();
            tell(
                    String.valueOf(task.to()),
                    task.deal(),
                    task.taskId(),
                    name(place, String.valueOf(place.elementName())));
        }
    }

    private boolean isNews(@Nullable String assignee) {
        return assignee != null
                && !assignee.equals(actors.username())
                && actors.current().kind() != Actor.Kind.IMPORT
                && !current.isQuiet();
    }

    private void tell(String to, String deal, String taskId, Object name) {
        DealFacts facts = deals.require(deal);
        String customer = facts.customer() == null ? facts.title() : facts.customer();
        notifications.tell(to, "task.assigned", deal, taskId, name, customer);
    }

    private static MessageSourceResolvable name(Place place, String drawn) {
        return new DefaultMessageSourceResolvable(new String[] {place.process() + "." + place.element()}, drawn);
    }
}
