package io.dealtrail.worklist;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The moments that people snooze to, in their own zone. */
@Component
class SnoozeChoices {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Clock clock;

    SnoozeChoices(Clock clock) {
        this.clock = clock;
    }

    /** Message code's end to moment, each moment once. */
    Map<String, Instant> quick() {
        ZoneId zone = zone();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        Map<String, Instant> all = new LinkedHashMap<>();
        Instant soon = clock.instant().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        if (soon.atZone(zone).toLocalDate().equals(today)) {
            all.put("hours", soon);
        }
        all.put("tomorrow", morning(today.plusDays(1)));
        putNew(all, "monday", morning(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        putNew(all, "week", morning(today.plusWeeks(1)));
        return all;
    }

    /** What a button says, else what the field beside the buttons says. */
    @Nullable
    Instant parse(@Nullable String button, @Nullable String field) {
        Instant pressed = parse(button);
        return pressed != null ? pressed : parse(field);
    }

    /**
     * A moment from a page: with its offset from a button, without from a field of date and time.
     *
     * @return null when it says nothing or is no moment
     */
    @Nullable
    Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void putNew(Map<String, Instant> all, String name, Instant at) {
        if (!all.containsValue(at)) {
            all.put(name, at);
        }
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(zone()).toInstant();
    }

    private static ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }
}
