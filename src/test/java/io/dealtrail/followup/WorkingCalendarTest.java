package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private final Calendars calendars = new Calendars(new FollowUpSettings(null, null));

    @Test
    void fourHoursBeforeTheWeekendEndOnMonday() {
        // Friday 15:30 has two hours left; Monday begins at nine.
        assertThat(after("Central", "America/Chicago", "2026-06-05T15:30", "4 working hours"))
                .isEqualTo("2026-06-08T11:00");
    }

    @Test
    void aWorkingDayKeepsTheTimeOfDay() {
        assertThat(after("Central", "America/Chicago", "2026-06-05T15:30", "1 working day"))
                .isEqualTo("2026-06-08T15:30");
    }

    @Test
    void workThatArrivesAtNightBeginsInTheMorning() {
        assertThat(after("Europe", "Europe/Berlin", "2026-06-09T22:10", "30 working minutes"))
                .isEqualTo("2026-06-10T09:30");
        assertThat(after("Europe", "Europe/Berlin", "2026-06-09T22:10", "1 working day"))
                .isEqualTo("2026-06-11T09:00");
        assertThat(after("Europe", "Europe/Berlin", "2026-06-09T07:00", "1 working day"))
                .isEqualTo("2026-06-10T09:00");
    }

    @Test
    void thanksgivingIsNoWorkingDayInAmerica() {
        // Wednesday 2026-11-25, 16:30: one hour left, Thursday is Thanksgiving.
        assertThat(after("East", "America/New_York", "2026-11-25T16:30", "2 working hours"))
                .isEqualTo("2026-11-27T10:00");
        assertThat(after("China", "Asia/Shanghai", "2026-11-25T16:30", "2 working hours"))
                .isEqualTo("2026-11-26T10:00");
    }

    @Test
    void independenceDayOnASaturdayIsKeptOnFriday() {
        assertThat(calendars.of("East").isWorkingDay(LocalDate.parse("2026-07-03")))
                .isFalse();
    }

    @Test
    void newYearOnASaturdayIsKeptOnTheLastDayOfTheYearBefore() {
        assertThat(calendars.of("East").isWorkingDay(LocalDate.parse("2027-12-31")))
                .isFalse();
    }

    @Test
    void springFestivalIsSkippedAndItsMadeUpSaturdayIsWorked() {
        // Friday 13 February 2026: Saturday 14 is worked, the festival lasts from 15 to 23.
        assertThat(after("China", "Asia/Shanghai", "2026-02-13T10:00", "2 working days"))
                .isEqualTo("2026-02-24T10:00");
        assertThat(after("China", "Asia/Shanghai", "2026-02-13T16:30", "2 working hours"))
                .isEqualTo("2026-02-14T10:00");
    }

    @Test
    void nationalDayWeekIsSkippedAndItsMadeUpDaysAreWorked() {
        assertThat(after("China", "Asia/Shanghai", "2026-09-30T10:00", "1 working day"))
                .isEqualTo("2026-10-08T10:00");
        assertThat(after("China", "Asia/Shanghai", "2026-10-09T10:00", "1 working day"))
                .isEqualTo("2026-10-10T10:00");
        assertThat(after("China", "Asia/Shanghai", "2026-09-18T10:00", "1 working day"))
                .isEqualTo("2026-09-20T10:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-12",
                "2024-05-01",
                "2025-01-28",
                "2025-10-08",
                "2026-02-23",
                "2026-06-19",
                "2026-09-25",
                "2027-02-05",
                "2027-02-12",
                "2027-10-07",
                "2030-02-04"
            })
    void chinaRestsOn(String day) {
        assertThat(calendars.of("China").isWorkingDay(LocalDate.parse(day))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-02-04", "2024-10-12", "2025-01-26", "2025-09-28", "2026-01-04", "2026-02-28", "2026-05-09"
            })
    void chinaMakesUpOnTheWeekendOf(String day) {
        assertThat(calendars.of("China").isWorkingDay(LocalDate.parse(day))).isTrue();
    }

    @Test
    void wallClockTimeKnowsNoWeekend() {
        assertThat(after("Central", "America/Chicago", "2026-06-05T15:30", "PT48H"))
                .isEqualTo("2026-06-07T15:30");
    }

    @Test
    void theHourThatSpringTakesAwayIsNotAWorkingHour() {
        // Clocks go forward on Sunday 8 March 2026.
        assertThat(after("East", "America/New_York", "2026-03-06T17:00", "1 working hour"))
                .isEqualTo("2026-03-09T09:30");
    }

    @Test
    void aDealWithoutAKnownRegionIsCountedLikeTheDefault() {
        assertThat(calendars.of(null)).isSameAs(calendars.of("Central"));
        assertThat(calendars.of("Atlantis")).isSameAs(calendars.of("Central"));
        assertThat(new Calendars(new FollowUpSettings(null, "Nowhere"))
                        .of(null)
                        .isWorkingTime(Instant.parse("2026-11-26T12:00:00Z")))
                .isTrue();
    }

    @Test
    void configuredHoursReplaceTheSample() {
        var shop = new FollowUpSettings.WorkingHours(
                ZoneId.of("Asia/Shanghai"), LocalTime.of(10, 0), LocalTime.of(16, 0), Set.of(DayOfWeek.SUNDAY), null);
        var own = new Calendars(new FollowUpSettings(Map.of("China", shop), null)).of("China");
        assertThat(own.isWorkingDay(LocalDate.parse("2026-06-06"))).isTrue();
        assertThat(own.nextWorkingTime(Instant.parse("2026-06-06T00:00:00Z"))).isEqualTo("2026-06-06T02:00:00Z");
    }

    @Test
    void impossibleHoursAndUnknownCountriesStopTheStart() {
        var unknown = new FollowUpSettings(Map.of("X", FollowUpSettings.WorkingHours.of("UTC", "xx")), null);
        assertThatThrownBy(() -> new Calendars(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xx");
        assertThatThrownBy(() -> new FollowUpSettings.WorkingHours(
                        ZoneId.of("UTC"), LocalTime.of(18, 0), LocalTime.of(9, 0), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatComesInAtOnceIsSpreadEvenlyOverTenDays() {
        WorkingCalendar central = calendars.of("Central");
        Instant monday = Instant.parse("2026-06-01T14:00:00Z");
        assertThat(central.spread(monday, 10, 0, 1000)).isEqualTo(monday);
        assertThat(central.spread(monday, 10, 500, 1000))
                .isEqualTo(central.plus(monday, WorkingDuration.minutes(5 * 510)));
        assertThat(Duration.between(monday, central.spread(monday, 10, 999, 1000))
                        .toDays())
                .isBetween(11L, 13L);
    }

    private String after(String region, String zone, String local, String duration) {
        ZoneId in = ZoneId.of(zone);
        Instant from = LocalDateTime.parse(local).atZone(in).toInstant();
        return calendars
                .of(region)
                .plus(from, WorkingDuration.parse(duration))
                .atZone(in)
                .toLocalDateTime()
                .toString();
    }
}
