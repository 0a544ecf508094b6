package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent.Place;
import org.jspecify.annotations.Nullable;

/** An open task with a boundary event whose step runs now. */
public record AttachedTask(
        String id, String deal, String name, @Nullable String assignee, Place place) {}
