package io.dealtrail.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealtrail.engine.Models;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the API tells it, without its content.
 *
 * @param outdated whether another version is current than the one it changes
 * @param lock who edits it now
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DraftView(
        String id,
        String model,
        Models.Kind kind,
        String title,
        @Nullable Integer basedOn,
        boolean outdated,
        String author,
        String state,
        int revision,
        String sha256,
        @Nullable String reason,
        @Nullable Integer restoredFrom,
        @Nullable String together,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable String review,
        @Nullable Instant publishAt,
        @Nullable Integer publishedVersion,
        Draft.@Nullable Lock lock) {

    static DraftView of(Draft draft, boolean outdated, Draft.@Nullable Lock lock) {
        return new DraftView(
                draft.id(),
                draft.model(),
                draft.kind(),
                draft.title(),
                draft.basedOn(),
                outdated,
                draft.author(),
                draft.state(),
                draft.revision(),
                draft.hash(),
                draft.reason(),
                draft.restoredFrom(),
                draft.together(),
                draft.createdAt(),
                draft.changedAt(),
                draft.changedBy(),
                draft.submittedAt(),
                draft.submittedBy(),
                draft.asked(),
                draft.reviewedAt(),
                draft.reviewedBy(),
                draft.review(),
                draft.publishAt(),
                draft.publishedVersion(),
                lock);
    }
}
