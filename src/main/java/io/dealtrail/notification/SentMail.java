package io.dealtrail.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail of ours as its deal shows it.
 *
 * @param state QUEUED, SENT, KEPT (there is no mail server), FAILED, GIVEN_UP
 * @param bouncedAt when it came back
 */
public record SentMail(
        long id,
        String key,
        @Nullable String deal,
        String to,
        String subject,
        String body,
        String state,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant bouncedAt,
        @Nullable String error) {}
