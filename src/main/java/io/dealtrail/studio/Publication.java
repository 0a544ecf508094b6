package io.dealtrail.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a model came about.
 *
 * @param publishedBy null for what came with the product
 * @param origin shipped, studio, or restored
 * @param hash SHA-256 of its bytes
 * @param shippedHash of the file in the product that it is or descends from; null for a model of one's own
 */
public record Publication(
        String model,
        int version,
        @Nullable String draft,
        @Nullable String publishedBy,
        @Nullable String reviewedBy,
        @Nullable String reason,
        Instant publishedAt,
        String origin,
        @Nullable Integer restoredFrom,
        String hash,
        @Nullable String shippedHash) {}
