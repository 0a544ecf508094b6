package io.dealtrail.link;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A link to be made; its parts are those of {@link Link}. */
public record NewLink(
        String deal,
        String purpose,
        String subject,
        String name,
        @Nullable String email,
        Locale language,
        Instant expiresAt) {}
