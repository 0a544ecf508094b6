package io.dealtrail.followup;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The working calendars of the sales regions. */
@Component
public class Calendars {

    private final Map<String, WorkingCalendar> byRegion;
    private final WorkingCalendar otherwise;

    Calendars(FollowUpSettings settings) {
        this.byRegion = settings.regions().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new WorkingCalendar(e.getValue())));
        this.otherwise = Optional.ofNullable(byRegion.get(settings.defaultRegion()))
                .orElseGet(() -> new WorkingCalendar(FollowUpSettings.WorkingHours.of("UTC", "")));
    }

    /** The region's calendar; the default region's for a region that is unknown or not given. */
    public WorkingCalendar of(@Nullable String region) {
        return region == null ? otherwise : byRegion.getOrDefault(region, otherwise);
    }
}
