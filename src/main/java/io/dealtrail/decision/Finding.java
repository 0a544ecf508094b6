package io.dealtrail.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about a table that its author should know.
 *
 * @param code key of the text, {@code table.lint.<what>}
 * @param args texts and numbers of the text, already in words
 * @param rules ids of the rules concerned
 * @param column id of the column concerned
 * @param example inputs that show it, by input expression
 */
record Finding(
        Severity severity,
        String code,
        List<Object> args,
        List<String> rules,
        @Nullable String column,
        Map<String, @Nullable Object> example) {

    enum Severity {
        ERROR,
        WARNING,
        INFO
    }
}
