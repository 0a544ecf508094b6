package io.dealtrail.engine;

import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a decision table that nobody has published, in an engine of its own that reaches nothing: no bean, no script, no deal. */
public interface TrialTables {

    /**
     * What a table answered.
     *
     * @param rules ids of the rules that fit, in the table's order
     * @param rows output name to value, one for each rule that gives the answer
     * @param collected the one value of a table that adds up; else null
     */
    record Answer(
            List<String> rules,
            List<Map<String, @Nullable Object>> rows,
            @Nullable Object collected) {}

    /** A table, ready to be asked. */
    interface Trial {

        /**
         * @param inputs by name; an absent one is null
         * @throws Refused {@code table.try.failed} when the engine finds no answer, such as when two rules of a unique table fit
         */
        Answer ask(Map<String, @Nullable Object> inputs);
    }

    /**
     * @param key the decision's id
     * @throws Refused {@code table.unreadable}
     */
    Trial read(byte[] file, String key);
}
