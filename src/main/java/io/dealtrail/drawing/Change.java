package io.dealtrail.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one element.
 *
 * @param element its id, the same before and after
 * @param type as BPMN and DMN call it, such as {@code userTask} or {@code rule}
 * @param called its name with its type, in words
 * @param after id of the element that it comes after, for an added one that flows lead to
 * @param follows whether it only follows from another change: a way to a new step
 * @param moved whether it stands elsewhere, beside what else changed
 * @param sentences what happened, in words
 */
public record Change(
        Sort sort,
        String element,
        String type,
        String name,
        Phrase called,
        @Nullable String after,
        boolean follows,
        boolean moved,
        List<Property> properties,
        List<Phrase> sentences) {

    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * @param path where it is written in the element, such as {@code camunda:formField(budget)/@label}
     * @param before null where there was nothing
     * @param after null where there is nothing any more
     */
    public record Property(
            String path,
            Phrase label,
            @Nullable String before,
            @Nullable String after,
            Phrase from,
            Phrase to) {}
}
