package io.dealtrail.decision;

import java.util.List;

/**
 * A decision table as it is written.
 *
 * @param hitPolicy {@code UNIQUE}, {@code ANY}, {@code FIRST}, {@code RULE ORDER} or {@code COLLECT}
 * @param aggregation {@code SUM}, {@code MIN}, {@code MAX}, {@code COUNT}, or empty
 */
record Table(
        String key,
        String name,
        String hitPolicy,
        String aggregation,
        List<Column> inputs,
        List<Column> outputs,
        List<Rule> rules) {

    /**
     * @param expression what an input asks, or an output's name
     * @param type {@code string}, {@code boolean}, {@code integer}, {@code long}, {@code double}, {@code date} or empty
     * @param allowed the allowed values as written, comma-separated; empty for any
     */
    record Column(String id, String label, String expression, String type, String allowed) {

        boolean isNumber() {
            return isWhole() || type.equals("double") || type.equals("number");
        }

        boolean isWhole() {
            return type.equals("integer") || type.equals("long");
        }

        boolean isBoolean() {
            return type.equals("boolean");
        }

        /** What people read above the column. */
        String title() {
            return label.isBlank() ? expression : label;
        }
    }

    /** @param number 1-based */
    record Rule(int number, String id, String description, List<String> inputs, List<String> outputs) {}

    /** Whether the rules add up, instead of one giving the answer. */
    boolean collects() {
        return hitPolicy.equals("COLLECT") || hitPolicy.equals("RULE ORDER");
    }

    /** Whether the answer is one value that is worked out from all rules that fit. */
    boolean aggregates() {
        return hitPolicy.equals("COLLECT") && !aggregation.isEmpty();
    }
}
