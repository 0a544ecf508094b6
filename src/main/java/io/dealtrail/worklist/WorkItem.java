package io.dealtrail.worklist;

import io.dealtrail.live.Live;
import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent.Place;
import io.dealtrail.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the work list: an open task, or a closed one with {@code closed} set.
 *
 * @param queue key under which it waits while nobody has it: the group, for sales groups with the team ({@code sales-reps@east-1})
 * @param due never null; {@link #NEVER} when the task does not fall due
 */
record WorkItem(
        String id,
        String deal,
        @Nullable String customer,
        @Nullable String title,
        String stage,
        Place place,
        String definition,
        String name,
        @Nullable String mandatory,
        @Nullable String assignee,
        List<String> groups,
        @Nullable String team,
        @Nullable String region,
        Instant due,
        @Nullable Instant remindAt,
        int priority,
        @Nullable Money amount,
        @Nullable Instant snoozedUntil,
        String reasonCode,
        List<String> reasonArgs,
        Instant createdAt,
        @Nullable Closing closed) {

    /** Kind of the signal that lists of tasks have changed. */
    static final String LIVE = "tasks";

    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * How a task ended.
     *
     * @param state {@code completed} or {@code cancelled}
     */
    record Closing(
            String state,
            Instant at,
            @Nullable String by,
            @Nullable String onBehalfOf) {}

    @Nullable
    String group() {
        return groups.isEmpty() ? null : groups.get(0);
    }

    boolean isOpen() {
        return closed == null;
    }

    /** Whose lists show the task. */
    Set<String> audience() {
        return audience(assignee, groups, team);
    }

    static Set<String> audience(@Nullable String assignee, List<String> groups, @Nullable String team) {
        Set<String> audience = new HashSet<>();
        if (assignee != null) {
            audience.add(Live.person(assignee));
        } else {
            groups.forEach(group -> audience.add(Live.queue(People.queue(group, team))));
        }
        if (team != null) {
            audience.add(Live.team(team));
        }
        return audience;
    }

    /** Keys of the queues that it waits in while nobody has it. */
    List<String> queues() {
        List<String> keys = new ArrayList<>();
        groups.forEach(group -> keys.add(People.queue(group, team)));
        return keys;
    }
}
