package io.dealtrail.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a customer signed.
 *
 * @param content hash of what was signed
 * @param consent what the customer agreed to, word by word; null when it was reported
 * @param document SHA-256 of the paper that was shown; null when it was reported
 * @param reportedBy who of us says so; null when the customer signed by link
 */
public record Signature(
        String deal,
        String content,
        String name,
        @Nullable String consent,
        @Nullable String document,
        @Nullable String clientAddress,
        @Nullable String userAgent,
        @Nullable String reportedBy,
        Instant signedAt) {}
