package io.dealtrail.followup;

import io.dealtrail.notification.WorkingDays;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells those who write to people when they work. */
@Component
class RegionalDays implements WorkingDays {

    private final Calendars calendars;

    RegionalDays(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public boolean isWorkingDay(@Nullable String region, LocalDate day) {
        return calendars.of(region).isWorkingDay(day);
    }

    @Override
    public ZoneId zone(@Nullable String region) {
        return calendars.of(region).zone();
    }
}
