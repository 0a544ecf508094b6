package io.dealtrail.engine;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The time limits that diagrams read as {@code sla.due} and {@code sla.ladder}; implemented by the module that keeps them. */
public interface Sla {

    /** When the task that is about to be created (or exists) falls due; null for never. */
    @Nullable
    Date due(Moment moment);

    /** The next rung still ahead of the task, as {@code R9/<date>/P3650D}; far away when none is left. */
    String ladder(Moment moment);

    /**
     * Where an expression is evaluated.
     *
     * @param stage key of the stage (the called process's id, or the process itself)
     * @param definition id of the process definition that runs there
     * @param element the user task's id: the activity itself, or the one that a boundary event is attached to
     * @param task id of the open task; null while none is created yet
     */
    record Moment(
            String deal,
            String stage,
            String processInstance,
            String definition,
            String element,
            @Nullable String task) {

        /** The same before the task was created. */
        public Moment ahead() {
            return new Moment(deal, stage, processInstance, definition, element, null);
        }
    }
}
