package io.dealtrail.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an approver wants to know from somebody before deciding. */
record Question(
        String id,
        String deal,
        String task,
        String askedBy,
        Instant askedAt,
        String whom,
        String question,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
