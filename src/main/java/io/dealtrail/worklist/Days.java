package io.dealtrail.worklist;

import io.dealtrail.people.Person;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;

/** Where a person's day and week end, in the zone of the profile, else of the browser. */
record Days(OffsetDateTime now, OffsetDateTime tomorrow, OffsetDateTime nextWeek) {

    static Days of(Person me, Clock clock) {
        ZoneId zone = me.timeZone() == null ? LocaleContextHolder.getTimeZone().toZoneId() : ZoneId.of(me.timeZone());
        LocalDate today = LocalDate.now(clock.withZone(zone));
        return new Days(
                utc(clock.instant()),
                utc(today.plusDays(1).atStartOfDay(zone).toInstant()),
                utc(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant()));
    }

    /** The moments by their names in SQL. */
    void into(Map<String, Object> params) {
        params.put("now", now);
        params.put("tomorrow", tomorrow);
        params.put("nextWeek", nextWeek);
        params.put("never", utc(WorkItem.NEVER));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
