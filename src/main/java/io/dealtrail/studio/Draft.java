package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a model on its way. Each saving is a new revision.
 *
 * @param basedOn version that it changes; null for a model that does not exist yet
 * @param state DRAFT, SUBMITTED, APPROVED, SCHEDULED, PUBLISHED, REFUSED (back with its author, who may go on) or DISCARDED
 * @param hash SHA-256 of {@code xml} in hexadecimal digits
 * @param shippedHash of the file in the product that it takes over or descends from
 * @param restoredFrom the earlier version that it brings back
 * @param together mark of the drafts that are submitted, reviewed and published as one with it
 * @param asked who was asked to review it
 * @param review what the reviewer said
 * @param lock who edits it, even when that was long ago
 */
public record Draft(
        String id,
        String model,
        Models.Kind kind,
        @Nullable Integer basedOn,
        String title,
        String author,
        String state,
        int revision,
        byte[] xml,
        String hash,
        @Nullable String shippedHash,
        @Nullable Integer restoredFrom,
        @Nullable String together,
        @Nullable String reason,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        @Nullable Instant toldAt,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable String asked,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable String review,
        @Nullable String reviewedHash,
        @Nullable Instant publishAt,
        @Nullable String publishBy,
        @Nullable Integer publishedVersion,
        @Nullable Lock lock) {

    /** Who edits a draft. Whoever does not renew it for two minutes has gone away. */
    public record Lock(String holder, Instant since, Instant renewed) {

        static final Duration LASTS = Duration.ofMinutes(2);

        public boolean isHeld(Instant now) {
            return renewed.plus(LASTS).isAfter(now);
        }
    }

    /** Whether it may be written. */
    public boolean isEditable() {
        return state.equals("DRAFT") || state.equals("REFUSED");
    }

    /** Whether it is still on its way. */
    public boolean isOpen() {
        return !state.equals("PUBLISHED") && !state.equals("DISCARDED");
    }

    /** Who keeps others from writing it now. */
    @Nullable
    String heldBy(Instant now) {
        return lock != null && lock.isHeld(now) ? lock.holder() : null;
    }
}
