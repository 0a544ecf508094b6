package io.dealtrail.aftersales;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How satisfied a customer is.
 *
 * @param survey counts from 1
 * @param until last day to answer
 * @param rating 1 (bad) to 5
 * @param recommendation 0 (never) to 10
 * @param mood as the check-in before it found the customer: good, neutral or bad
 */
record Survey(
        int survey,
        Instant sentAt,
        LocalDate until,
        @Nullable Instant answeredAt,
        @Nullable Integer rating,
        @Nullable Integer recommendation,
        @Nullable String mood,
        @Nullable String comment) {}
