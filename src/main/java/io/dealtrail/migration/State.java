package io.dealtrail.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deal's process is made of at one moment.
 *
 * @param places ids of the elements in which it stands
 */
record State(List<String> places, List<Task> tasks, List<Timer> timers) {

    static final State NONE = new State(List.of(), List.of(), List.of());

    record Task(
            String id,
            String key,
            String name,
            @Nullable String group,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @JsonIgnore @Nullable String stage) {}

    /**
     * @param fate before: kept, restarted or ended; after: kept, restarted or started
     */
    record Timer(
            String id,
            String element,
            @Nullable String name,
            Instant dueAt,
            @Nullable String repeats,
            @Nullable String fate) {

        Timer called(@Nullable String drawn, @Nullable String what) {
            return new Timer(id, element, drawn, dueAt, repeats, what);
        }
    }

    State {
        places = List.copyOf(places);
        tasks = List.copyOf(tasks);
        timers = List.copyOf(timers);
    }
}
