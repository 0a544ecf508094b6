package io.dealtrail.drawing;

import io.dealtrail.drawing.Change.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision table before and after, its rules beside each other. */
public record Sheet(String decision, String name, List<Column> columns, List<Row> rows) {

    /** @param sort null when it is the same in both */
    public record Column(
            String id,
            String label,
            boolean output,
            @Nullable Sort sort) {
        /** Whether the one side has it. */
        public boolean isIn(boolean before) {
            return sort != (before ? Sort.ADDED : Sort.REMOVED);
        }
    }

    /**
     * @param before number of the rule before, 0 for an added one
     * @param after number of the rule now, 0 for a removed one
     */
    public record Row(
            String id, int before, int after, @Nullable Sort sort, List<Cell> cells, Cell note) {}

    /** @param before null where the column or rule did not exist */
    public record Cell(@Nullable String before, @Nullable String after) {
        public boolean changed() {
            return before != null && after != null && !before.equals(after);
        }
    }
}
