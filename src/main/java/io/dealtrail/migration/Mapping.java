package io.dealtrail.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a person reads it.
 *
 * @param problems what the engine has against it
 */
record Mapping(Plan plan, List<Line> lines, List<TimerLine> timers, List<FormChange> forms, List<Problem> problems) {

    /** Where a pair comes from: the same id, a suggestion, a person's choice; or there is none. */
    enum Origin {
        SAME,
        SUGGESTED,
        CHOSEN,
        NONE
    }

    /**
     * @param similarity in percent
     * @param deals how many stand there now
     */
    record Line(Spot from, @Nullable Spot to, Origin origin, int similarity, long deals) {

        /** A deal that stands here could not go. */
        public boolean blocks() {
            return to == null && deals > 0;
        }
    }

    /**
     * @param counterpart whether the target has the timer too; without one it ends
     * @param running how many run now
     */
    record TimerLine(Spot timer, @Nullable String task, boolean counterpart, Plan.Fate fate, long running) {}

    /** @param to the task in the target version */
    record FormChange(String from, String to, String name, List<FieldChange> fields, long open) {}

    /** @param kind added, removed, required, optional, type or options; form when a page of our own asks instead */
    record FieldChange(String kind, String field, String label) {}

    public List<Line> changed() {
        return lines.stream().filter(line -> line.origin() != Origin.SAME).toList();
    }

    public List<Line> same() {
        return lines.stream().filter(line -> line.origin() == Origin.SAME).toList();
    }
}
