package io.dealtrail.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a deal, or a whole plan, cannot go.
 *
 * @param code ending of the message {@code migration.problem.*}
 * @param element id of the drawn element that it is about
 * @param name of the element as drawn
 * @param args what else fills the message, after the element's name
 */
record Problem(
        String code, @Nullable String element, @Nullable String name, List<String> args) {

    Problem {
        args = List.copyOf(args);
    }

    static Problem of(String code, String... args) {
        return new Problem(code, null, null, List.of(args));
    }
}
