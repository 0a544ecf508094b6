package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine says about user tasks, published inside the transaction. */
public final class TaskEvents {

    private TaskEvents() {}

    /** A task came into being; {@code choice} says who got it and why. */
    public record Opened(OpenTask task, Assignment.Choice choice) {}

    /** A task changed hands. */
    public record Reassigned(
            String taskId,
            String deal,
            Place place,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * An open task that now runs on another version of its process.
     *
     * @param stage key of the stage it belongs to
     * @param definition id of the process definition that it runs on from now on
     * @param name as drawn there
     * @param groups candidate groups as drawn there; null when they stay as they are
     * @param recount whether its time limits begin anew
     */
    public record Moved(
            String taskId,
            String deal,
            String stage,
            String processInstance,
            String definition,
            Place place,
            String name,
            @Nullable String mandatory,
            @Nullable List<String> groups,
            boolean recount) {

        public Moved {
            groups = groups == null ? null : List.copyOf(groups);
        }
    }

    /** Open tasks were taken to another version of their process. */
    public record Migrated(List<Moved> tasks) {

        public Migrated {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task is gone.
     *
     * @param definition id of the process definition that it ran on
     * @param completed false when its process left it (a deal closed, a migration)
     */
    public record Closed(String taskId, String deal, String definition, Place place, boolean completed) {}

    /**
     * A person is about to complete a task: whoever owns what it decides records that now, may refuse, and may take values out
     * of or put values into {@code variables}, which are what the engine will get.
     *
     * @param mandatory kind of the mandatory task, or null
     * @param formKey the page of our own that asked, or null for a drawn form
     * @param values what the person entered, by field id, typed
     * @param seen mark of what the person had before them, as the page or program gave it back; null when it gave none
     * @param handedBy whose task it was before somebody gave it to the person; null when nobody did
     */
    public record Completing(
            String taskId,
            String deal,
            Place place,
            @Nullable String mandatory,
            @Nullable String formKey,
            Map<String, Object> values,
            Map<String, Object> variables,
            @Nullable String seen,
            @Nullable String handedBy) {}
}
