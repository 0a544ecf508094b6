package io.dealtrail.bench;

import java.util.Map;

/** One of the two that are compared: it opens deals on the model {@code bench-deal} and works on their tasks. */
interface Side {

    Map<String, Object> START = Map.of("campaign", "spring-fair", "seats", 120L, "trial", true, "budget", 25_000.5);

    /** What a person enters at a stage, 1 to 6. */
    static Map<String, Object> answers(int stage) {
        return Map.of("note", "Call " + stage + ": wants an offer by Friday", "visits", (long) stage, "goOn", true);
    }

    String name();

    /** Opens a deal and answers the id of its first task. */
    String open();

    /** Completes a task and answers the id of the next, or null after the last. */
    @org.jspecify.annotations.Nullable
    String complete(String task, int stage);

    default void travel() {
        String task = open();
        for (int stage = 1; stage <= 6; stage++) {
            task = complete(task, stage);
        }
        if (task != null) {
            throw new IllegalStateException("the deal did not end");
        }
    }
}
