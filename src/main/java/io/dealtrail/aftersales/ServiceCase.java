package io.dealtrail.aftersales;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer needs help with.
 *
 * @param number the deal's number and a count: {@code D-000123-C2}
 * @param state OPEN or RESOLVED
 */
record ServiceCase(
        String number,
        String deal,
        String title,
        @Nullable String text,
        String state,
        String openedBy,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable String resolution,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {}
