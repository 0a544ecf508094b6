package io.dealtrail.worklist;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of one person hold, as a union of branches, each an equality on an indexed column that the index already orders by
 * due and id; so a page costs a few index steps however long the list is. Serves one request: it asks for the person's scope once.
 */
class Branches {

    private final People people;
    private final Person me;
    private @Nullable Scope scope;
    private @Nullable Set<String> queues;

    Branches(People people, Person me) {
        this.people = people;
        this.me = me;
    }

    List<Branch> of(String list) {
        return switch (list) {
            case "mine" -> List.of(new Branch("w.assignee = :me", Map.of("me", me.username())));
            case "queue" -> queues();
            case "team" -> team();
            case "all" -> all();
            default -> throw Refused.malformed("task.list", list);
        };
    }

    /** One branch a queue; tasks drawn with several groups wait in further queues, which are few. */
    private List<Branch> queues() {
        if (queues == null) {
            queues = people.queues(me);
        }
        List<Branch> branches = new ArrayList<>();
        int n = 0;
        for (String key : queues) {
            branches.add(new Branch("w.queue = :queue" + n, Map.of("queue" + n, key)));
            n++;
        }
        if (!queues.isEmpty()) {
            branches.add(new Branch(
                    "w.assignee is null and w.id in (select x.id from work_item_queue x where x.queue in (:queues)) "
                            + "and w.queue not in (:queues)",
                    Map.of("queues", queues)));
        }
        return branches;
    }

    private List<Branch> team() {
        if (scope().all()) {
            return List.of(new Branch("true", Map.of()));
        }
        List<Branch> branches = new ArrayList<>();
        int n = 0;
        for (String team : new TreeSet<>(scope().teams())) {
            branches.add(new Branch("w.team = :team" + n, Map.of("team" + n, team)));
            n++;
        }
        return branches.isEmpty() && me.is(Role.REP) ? of("mine") : branches;
    }

    private List<Branch> all() {
        if (scope().all()) {
            return List.of(new Branch("true", Map.of()));
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        List<Branch> parts = new ArrayList<>(queues());
        parts.addAll(team());
        parts.addAll(of("mine"));
        parts.forEach(part -> {
            any.add("(" + part.sql() + ")");
            params.putAll(part.params());
        });
        if (scope().own()) {
            any.add("w.deal in (select d.number from deal d where d.owner = :me)");
        }
        return List.of(new Branch("(" + String.join(" or ", any) + ")", params));
    }

    private Scope scope() {
        if (scope == null) {
            scope = people.scope(me);
        }
        return scope;
    }
}
