package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages of other modules do with a task that they show; the rules of the work list hold. */
@Component
@Transactional
public class TaskDesk {

    private final Tasks tasks;
    private final TaskRules rules;
    private final Hands hands;
    private final Actors actors;

    TaskDesk(Tasks tasks, TaskRules rules, Hands hands, Actors actors) {
        this.tasks = tasks;
        this.rules = rules;
        this.hands = hands;
        this.actors = actors;
    }

    /** As the task's own page does. */
    public void complete(String task, Map<String, ?> values) {
        tasks.complete(task, values);
    }

    /** Gives a task to somebody, or with null back to its queue. */
    public void give(String task, @Nullable String user) {
        if (user == null) {
            hands.unclaim(task);
        } else if (user.equals(actors.person().username())
                && tasks.require(task).assignee() == null) {
            hands.claim(task);
        } else {
            hands.assign(task, user, null);
        }
    }

    @Transactional(readOnly = true)
    public boolean mayAct(@Nullable String task) {
        try {
            if (task == null) {
                return false;
            }
            WorkItem item = tasks.require(task);
            rules.requireMayAct(item);
            return item.isOpen();
        } catch (Refused | NotFound notYours) {
            return false;
        }
    }
}
