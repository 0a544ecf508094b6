package io.dealtrail.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table answers.
 *
 * @param rules 1-based numbers of the rules that fit
 * @param rows output name to value, one for each rule that gives the answer
 * @param collected the one value of a table that adds up; else null
 * @param failed whether the table has no answer because rules contradict each other
 */
record Outcome(
        List<Integer> rules,
        List<Map<String, @Nullable Object>> rows,
        @Nullable Object collected,
        boolean failed) {

    /** Whether people would notice no difference; which rule said it does not matter. */
    boolean sameAs(Outcome other) {
        return rows.equals(other.rows)
                && java.util.Objects.equals(collected, other.collected)
                && failed == other.failed;
    }
}
