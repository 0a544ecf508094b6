package io.dealtrail.studio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.engine.Models;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A draft as lists show it. */
record DraftRow(
        String id,
        String model,
        Models.Kind kind,
        String title,
        String state,
        int revision,
        @Nullable Integer basedOn,
        String author,
        String authorName,
        Instant changedAt,
        @Nullable String reason,
        @Nullable Instant publishAt,
        @Nullable Integer publishedVersion,
        @Nullable String together,
        @Nullable String editing) {

    @JsonIgnore
    public boolean isOpen() {
        return !state.equals("PUBLISHED") && !state.equals("DISCARDED");
    }
}
