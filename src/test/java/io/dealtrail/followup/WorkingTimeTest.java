package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every calendar and moment of the years 2024 to 2029: across weekends, holidays and changes of the clock. */
class WorkingTimeTest {

    private static final Calendars CALENDARS = new Calendars(new FollowUpSettings(null, null));

    @Property(tries = 500)
    void workingTimeEndsInsideWorkingHours(
            @ForAll("calendar") WorkingCalendar calendar,
            @ForAll("moment") Instant from,
            @ForAll("working") WorkingDuration duration) {
        Instant end = calendar.plus(from, duration);
        assertThat(calendar.isWorkingTime(end)).isTrue();
        assertThat(end).isAfter(from);
    }

    @Property(tries = 500)
    void whoStartsLaterEndsNoEarlier(
            @ForAll("calendar") WorkingCalendar calendar,
            @ForAll("moment") Instant from,
            @ForAll @IntRange(max = 20_000) int minutesLater,
            @ForAll("working") WorkingDuration duration) {
        Instant later = from.plus(minutesLater, ChronoUnit.MINUTES);
        assertThat(calendar.plus(later, duration)).isAfterOrEqualTo(calendar.plus(from, duration));
    }

    @Property(tries = 500)
    void moreTimeEndsLater(
            @ForAll("calendar") WorkingCalendar calendar,
            @ForAll("moment") Instant from,
            @ForAll @IntRange(min = 1, max = 5000) int minutes,
            @ForAll @IntRange(min = 1, max = 5000) int more) {
        assertThat(calendar.plus(from, WorkingDuration.minutes(minutes + more)))
                .isAfter(calendar.plus(from, WorkingDuration.minutes(minutes)));
    }

    @Property(tries = 500)
    void timeAddsUp(
            @ForAll("calendar") WorkingCalendar calendar,
            @ForAll("moment") Instant from,
            @ForAll @IntRange(min = 1, max = 5000) int first,
            @ForAll @IntRange(min = 1, max = 5000) int second) {
        Instant inTwo =
                calendar.plus(calendar.plus(from, WorkingDuration.minutes(first)), WorkingDuration.minutes(second));
        assertThat(inTwo).isEqualTo(calendar.plus(from, WorkingDuration.minutes(first + second)));
    }

    @Property(tries = 500)
    void daysAddUp(
            @ForAll("calendar") WorkingCalendar calendar,
            @ForAll("moment") Instant from,
            @ForAll @IntRange(min = 1, max = 15) int first,
            @ForAll @IntRange(min = 1, max = 15) int second) {
        Instant inTwo = calendar.plus(calendar.plus(from, WorkingDuration.days(first)), WorkingDuration.days(second));
        assertThat(inTwo).isEqualTo(calendar.plus(from, WorkingDuration.days(first + second)));
    }

    @Provide
    Arbitrary<WorkingCalendar> calendar() {
        return Arbitraries.of("Central", "East", "West", "China", "Europe").map(CALENDARS::of);
    }

    @Provide
    Arbitrary<Instant> moment() {
        long from = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2029-12-31T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<WorkingDuration> working() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 5000).map(WorkingDuration::minutes),
                Arbitraries.longs().between(1, 100).map(WorkingDuration::hours),
                Arbitraries.longs().between(1, 30).map(WorkingDuration::days));
    }
}
