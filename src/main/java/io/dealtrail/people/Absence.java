package io.dealtrail.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which somebody is away, both ends included, and who stands in. */
public record Absence(
        String id,
        String username,
        LocalDate fromOn,
        LocalDate untilOn,
        @Nullable String substitute) {}
