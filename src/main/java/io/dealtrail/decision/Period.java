package io.dealtrail.decision;

import io.dealtrail.shared.Refused;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days that are looked back on, both included. */
record Period(LocalDate from, LocalDate to) {

    private static final int DAYS = 90;

    /** @throws Refused {@code backTest.period} when it ends before it begins */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate end = to == null ? today : to;
        LocalDate begin = from == null ? end.minusDays(DAYS) : from;
        if (begin.isAfter(end)) {
            throw Refused.field("from", "backTest.period");
        }
        return new Period(begin, end);
    }

    OffsetDateTime begin() {
        return from.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
