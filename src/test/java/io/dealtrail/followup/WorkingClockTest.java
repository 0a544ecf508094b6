package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.followup.WorkingClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Working time that stands still now and then. */
class WorkingClockTest {

    private static final Calendars CALENDARS = new Calendars(new FollowUpSettings(null, null));
    private static final WorkingCalendar CHINA = CALENDARS.of("China");

    @Test
    void aLimitThatBeginsOnFridayGoesOnOnMonday() {
        // Friday 17:00 in Shanghai: half an hour is left of the day.
        assertThat(due("2026-03-06T09:00:00Z", "2 working hours")).isEqualTo("2026-03-09T02:30:00Z");
    }

    @Test
    void theSpringFestivalDoesNotCountAndTheSaturdayThatMakesUpForItDoes() {
        // Friday, 13 February, 16:30 in Shanghai; Saturday, 14 February, is worked, then the festival lasts until the
        // 23rd.
        assertThat(due("2026-02-13T08:30:00Z", "2 working hours")).isEqualTo("2026-02-14T02:00:00Z");
        assertThat(due("2026-02-14T08:30:00Z", "2 working hours")).isEqualTo("2026-02-24T02:00:00Z");
    }

    @Test
    void itStandsStillWhileItIsPausedAndGoesOnAfterwards() {
        Instant nine = Instant.parse("2026-03-09T01:00:00Z");
        Pause open = new Pause(nine.plus(Duration.ofHours(1)), null);
        assertThat(new WorkingClock(CHINA, nine, List.of(open)).due(WorkingDuration.hours(2)))
                .isEmpty();
        Pause over = new Pause(open.from(), Instant.parse("2026-03-11T01:00:00Z"));
        assertThat(new WorkingClock(CHINA, nine, List.of(over)).due(WorkingDuration.hours(2)))
                .contains(Instant.parse("2026-03-11T02:00:00Z"));
    }

    @Test
    void whatWasOverBeforeThePauseStaysSo() {
        Instant nine = Instant.parse("2026-03-09T01:00:00Z");
        Pause later = new Pause(nine.plus(Duration.ofHours(3)), null);
        assertThat(new WorkingClock(CHINA, nine, List.of(later)).due(WorkingDuration.hours(2)))
                .contains(Instant.parse("2026-03-09T03:00:00Z"));
    }

    @Test
    void aLimitOnTheClockOnTheWallCountsNightsToo() {
        Instant friday = Instant.parse("2026-03-06T09:00:00Z");
        Pause night = new Pause(friday.plus(Duration.ofHours(1)), friday.plus(Duration.ofHours(5)));
        assertThat(new WorkingClock(CHINA, friday, List.of(night)).due(WorkingDuration.wallClock(Duration.ofHours(10))))
                .contains(friday.plus(Duration.ofHours(14)));
    }

    /** Whatever the limit, the calendar and the pauses: the working time outside the pauses until it is due is the limit. */
    @ParameterizedTest
    @ValueSource(strings = {"Central", "China", "Europe"})
    void theWorkingTimeOutsideThePausesIsTheLimit(String region) {
        WorkingCalendar calendar = CALENDARS.of(region);
        Random random = new Random(20260302);
        for (int round = 0; round < 500; round++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(200_000)));
            List<Pause> pauses = new ArrayList<>();
            Instant at = from;
            for (int n = random.nextInt(5); n > 0; n--) {
                Instant begins = at.plus(Duration.ofMinutes(random.nextInt(6_000)));
                at = begins.plus(Duration.ofMinutes(random.nextInt(12_000)));
                pauses.add(new Pause(begins, at));
            }
            WorkingDuration limit = random.nextBoolean()
                    ? WorkingDuration.minutes(1 + random.nextInt(6_000))
                    : WorkingDuration.days(1 + random.nextInt(9));
            Duration length = limit.unit() == WorkingDuration.Unit.WORKING_DAYS
                    ? calendar.wholeDay().multipliedBy(limit.amount().toDays())
                    : limit.amount();
            Instant due = new WorkingClock(calendar, from, pauses).due(limit).orElseThrow();
            Duration worked = calendar.between(from, due);
            for (Pause pause : pauses) {
                Instant end = pause.until();
                if (pause.from().isBefore(due) && end != null) {
                    worked = worked.minus(calendar.between(pause.from(), end.isBefore(due) ? end : due));
                }
            }
            assertThat(worked)
                    .as("%s from %s by %s, %s", limit, from, due, pauses)
                    .isEqualTo(length);
            assertThat(calendar.isWorkingTime(due)).isTrue();
        }
    }

    private static String due(String from, String limit) {
        return new WorkingClock(CHINA, Instant.parse(from), List.of())
                .due(WorkingDuration.parse(limit))
                .orElseThrow()
                .toString();
    }
}
