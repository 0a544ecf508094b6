package io.dealtrail.worklist;

import io.dealtrail.engine.Barred;
import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see a task and who may act on it. What may not be seen is not found; what may be seen but not done is forbidden. */
@Component
class TaskRules {

    private final People people;
    private final DealAccess access;
    private final List<Barred> barred;
    private final Actors actors;

    TaskRules(People people, DealAccess access, List<Barred> barred, Actors actors) {
        this.people = people;
        this.access = access;
        this.barred = barred;
        this.actors = actors;
    }

    /** @throws NotFound when the person may not see the task */
    void requireVisible(WorkItem item) {
        Person me = actors.person();
        if (me.username().equals(item.assignee()) || waitsFor(me, item)) {
            return;
        }
        try {
            access.requireVisible(item.deal());
        } catch (NotFound hidden) {
            throw new NotFound("task", item.id());
        }
    }

    /**
     * Its assignee; a member of its group while nobody has it; the manager of its team; a director.
     *
     * @return for whom the person acts: null for themselves
     * @throws Refused {@code task.notYours} (403)
     */
    @Nullable
    String requireMayAct(WorkItem item) {
        Person me = actors.person();
        if (me.username().equals(item.assignee()) || (item.assignee() == null && waitsFor(me, item))) {
            return null;
        }
        if (people.leads(me, item.team())) {
            return item.assignee() != null ? item.assignee() : item.group();
        }
        throw Refused.forbidden("task.notYours", item.name());
    }

    /** Whether the task waits in a queue of the person. */
    boolean waitsFor(Person person, WorkItem item) {
        return item.assignee() == null
                && item.groups().stream()
                        .anyMatch(group -> person.groups().contains(group)
                                && (item.team() == null
                                        || !People.byTeam(group)
                                        || item.team().equals(person.team())
                                        || people.managedBy(person.username()).contains(item.team())));
    }

    /** Who may not decide on it, for they asked for it. */
    Set<String> barred(WorkItem item) {
        String kind = item.mandatory();
        return kind == null
                ? Set.of()
                : barred.stream()
                        .flatMap(one -> one.from(item.deal(), kind).stream())
                        .collect(Collectors.toSet());
    }

    /** Whether somebody may be given the task: a member of its group, or who leads its team. */
    boolean mayTake(Person person, WorkItem item) {
        return person.active()
                && !barred(item).contains(person.username())
                && (item.groups().isEmpty()
                        || item.groups().stream().anyMatch(person.groups()::contains)
                        || people.leads(person, item.team()));
    }
}
