package io.dealtrail.migration;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided otherwise than proposed.
 *
 * @param mapping element of the source to element of the target, or to null for none
 * @param timers what becomes of them
 */
record Choices(Map<String, @Nullable String> mapping, Map<String, Plan.Fate> timers) {

    static final Choices NONE = new Choices(Map.of(), Map.of());

    Choices {
        mapping = new HashMap<>(mapping);
        timers = Map.copyOf(timers);
    }
}
