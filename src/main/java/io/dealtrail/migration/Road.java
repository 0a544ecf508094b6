package io.dealtrail.migration;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan made ready: as the engine takes it, and what each task's drawing says on both sides.
 *
 * @param backwards element of the target to element of the source
 * @param turns by the task's element in the target
 */
record Road(
        Plan plan,
        MigrationPlan engine,
        Spots here,
        Spots there,
        Map<String, String> backwards,
        Map<String, Turn> turns) {

    private static final Turn NOTHING = new Turn(null, null, null, false);

    /**
     * What changes for an open task.
     *
     * @param newName null when it stays
     * @param newGroups null when they stay
     * @param recount whether its time limits begin anew
     */
    record Turn(
            @Nullable String newName,
            java.util.@Nullable List<String> newGroups,
            @Nullable String mandatory,
            boolean recount) {}

    Turn turn(String task) {
        return Objects.requireNonNullElse(turns.get(task), NOTHING);
    }
}
