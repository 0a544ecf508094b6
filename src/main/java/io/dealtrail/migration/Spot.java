package io.dealtrail.migration;

import org.jspecify.annotations.Nullable;

/**
 * An element in which a deal can stand, or by which something may come to it.
 *
 * @param type what it is: {@code userTask}, {@code boundaryEvent:timer}
 * @param parent the sub-process around it; null on the outermost level
 * @param attachedTo for an event on a border, whose
 * @param ladder a timer in which a task's ladder stands
 * @param several a multi-instance
 */
record Spot(
        String id,
        String name,
        String type,
        @Nullable String parent,
        @Nullable String attachedTo,
        boolean ladder,
        boolean several) {

    public boolean isTimer() {
        return type.endsWith(":timer");
    }

    public boolean isConditional() {
        return type.endsWith(":conditional");
    }

    public String kind() {
        return type.replaceFirst(":.*", "");
    }
}
