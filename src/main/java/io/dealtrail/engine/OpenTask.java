package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task as the engine has just created it.
 *
 * @param stage key of the stage it belongs to, also for processes called from deeper down
 * @param groups candidate groups as drawn, expressions resolved
 * @param assignee as drawn in the model; null when the drawing leaves the choice to the product
 * @param mandatory the kind of mandatory task ({@code dealtrail.mandatory}), if it is one
 */
public record OpenTask(
        String id,
        String deal,
        String stage,
        String processInstance,
        String definition,
        Place place,
        String name,
        List<String> groups,
        @Nullable String assignee,
        @Nullable Instant due,
        int priority,
        @Nullable String mandatory) {

    public String element() {
        return place.element() == null ? "" : place.element();
    }
}
