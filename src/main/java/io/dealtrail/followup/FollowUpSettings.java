package io.dealtrail.followup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When people work, by sales region. Regions that are not configured keep what is set here.
 *
 * @param regions working hours by the region's name
 * @param defaultRegion the region whose hours count where a deal has none, or one that is unknown; default Central
 */
@Validated
@ConfigurationProperties("dealtrail.followup")
record FollowUpSettings(
        @Valid Map<String, WorkingHours> regions, @NotBlank String defaultRegion) {

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime CLOSING = LocalTime.of(17, 30);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    FollowUpSettings(@Nullable Map<String, WorkingHours> regions, @Nullable String defaultRegion) {
        Map<String, WorkingHours> all = new LinkedHashMap<>(sample());
        all.putAll(regions == null ? Map.of() : regions);
        this.regions = Map.copyOf(all);
        this.defaultRegion = defaultRegion == null ? "Central" : defaultRegion;
    }

    private static Map<String, WorkingHours> sample() {
        return Map.of(
                "Central", WorkingHours.of("America/Chicago", "us"),
                "East", WorkingHours.of("America/New_York", "us"),
                "West", WorkingHours.of("America/Los_Angeles", "us"),
                "China", WorkingHours.of("Asia/Shanghai", "cn"),
                "Europe", WorkingHours.of("Europe/Berlin", "de"));
    }

    /**
     * @param from opening, local time; default 09:00
     * @param to closing, local time, after {@code from}; default 17:30
     * @param weekend days without work; default Saturday and Sunday
     * @param holidays country whose public holidays are kept (ISO 3166 alpha-2), empty for none
     */
    record WorkingHours(@NotNull ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> weekend, String holidays) {

        WorkingHours(
                ZoneId zone,
                @Nullable LocalTime from,
                @Nullable LocalTime to,
                @Nullable Set<DayOfWeek> weekend,
                @Nullable String holidays) {
            this.zone = zone;
            this.from = from == null ? OPENING : from;
            this.to = to == null ? CLOSING : to;
            this.weekend = weekend == null ? WEEKEND : Set.copyOf(weekend);
            this.holidays = holidays == null ? "" : holidays;
            if (!this.from.isBefore(this.to)) {
                throw new IllegalArgumentException("working hours end before they begin: " + this.from + "-" + this.to);
            }
            if (this.weekend.size() == DayOfWeek.values().length) {
                throw new IllegalArgumentException("a week needs a working day");
            }
        }

        static WorkingHours of(String zone, String holidays) {
            return new WorkingHours(ZoneId.of(zone), null, null, null, holidays);
        }
    }
}
