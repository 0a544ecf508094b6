package io.dealtrail.link;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link that was given to a customer.
 *
 * @param purpose what it opens: {@code proposal}, {@code contract}, {@code survey}, {@code case}
 * @param subject which one, such as the proposal's version
 * @param name of the person it was made for
 * @param opened how often
 * @param answer what came back by it, such as {@code accepted}
 */
public record Link(
        String id,
        String deal,
        String purpose,
        String subject,
        String name,
        @Nullable String email,
        Locale language,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant openedAt,
        int opened,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable Instant revokedAt) {

    /** Whether it opens anything at this moment. */
    public boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public boolean isAnswered() {
        return answeredAt != null;
    }
}
