package io.dealtrail.notification;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When people of a region work; implemented by the module that keeps the calendars. */
public interface WorkingDays {

    boolean isWorkingDay(@Nullable String region, LocalDate day);

    /** The region's time zone. */
    ZoneId zone(@Nullable String region);
}
