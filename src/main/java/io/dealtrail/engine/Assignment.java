package io.dealtrail.engine;

import org.jspecify.annotations.Nullable;

/** Decides who gets a new task; implemented by the work list. */
public interface Assignment {

    /**
     * @param assignee the person, or null for the group's queue
     * @param reason message code with its arguments, shown to the person
     */
    record Choice(@Nullable String assignee, Reason reason) {}

    /** Why, as a message code ({@code reason.*}) and what fills it. */
    record Reason(String code, java.util.List<String> args) {
        public static Reason of(String code, String... args) {
            return new Reason(code, java.util.List.of(args));
        }
    }

    Choice choose(OpenTask task);
}
