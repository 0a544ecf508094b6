package io.dealtrail.people;

import org.jspecify.annotations.Nullable;

/** Reps with one manager and a region. */
public record Team(
        String id,
        String name,
        @Nullable String manager,
        @Nullable String region) {}
