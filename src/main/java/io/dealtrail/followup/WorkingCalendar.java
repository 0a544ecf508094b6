package io.dealtrail.followup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** When people of a region work. A working day lasts from opening to closing, both included. */
public final class WorkingCalendar {

    private final ZoneId zone;
    private final LocalTime opening;
    private final LocalTime closing;
    private final Set<DayOfWeek> weekend;
    private final Holidays holidays;

    WorkingCalendar(FollowUpSettings.WorkingHours hours) {
        this.zone = hours.zone();
        this.opening = hours.from();
        this.closing = hours.to();
        this.weekend = hours.weekend();
        this.holidays = Holidays.of(hours.holidays());
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether people work on that day: no holiday, and no weekend that is not made up for. */
    public boolean isWorkingDay(LocalDate day) {
        return !holidays.isOff(day) && (!weekend.contains(day.getDayOfWeek()) || holidays.isMadeUp(day));
    }

    /** Whether people are at work at that moment. */
    public boolean isWorkingTime(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return isWorkingDay(local.toLocalDate())
                && !moment.isBefore(opens(local.toLocalDate()))
                && !moment.isAfter(closes(local.toLocalDate()));
    }

    /** The moment itself if people are at work then, else the next opening. */
    public Instant nextWorkingTime(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        if (!isWorkingDay(day) || moment.isAfter(closes(day))) {
            return opens(workingDayAfter(day));
        }
        Instant opens = opens(day);
        return moment.isBefore(opens) ? opens : moment;
    }

    /** When a duration that begins at {@code from} is over. Outside working hours, working time begins at the next opening. */
    public Instant plus(Instant from, WorkingDuration duration) {
        return switch (duration.unit()) {
            case WALL_CLOCK -> from.plus(duration.amount());
            case WORKING_TIME -> plusTime(nextWorkingTime(from), duration.amount());
            case WORKING_DAYS ->
                plusDays(nextWorkingTime(from), duration.amount().toDays());
        };
    }

    /** When that much working time after a moment is over. */
    public Instant plusWorking(Instant from, Duration amount) {
        return plusTime(nextWorkingTime(from), amount);
    }

    /** How much of the time between two moments people are at work. */
    public Duration between(Instant from, Instant until) {
        Duration worked = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                Instant begins = from.isAfter(opens(day)) ? from : opens(day);
                Instant ends = until.isBefore(closes(day)) ? until : closes(day);
                worked = begins.isBefore(ends) ? worked.plus(Duration.between(begins, ends)) : worked;
            }
        }
        return worked;
    }

    /** How long people work on a whole day. */
    public Duration wholeDay() {
        return Duration.between(opening, closing);
    }

    /**
     * Spreads work that comes in at once: the moment for the item at {@code position} (from 0) of {@code total}, evenly over
     * {@code days} working days after {@code from}.
     */
    public Instant spread(Instant from, int days, long position, long total) {
        Duration whole = Duration.between(opening, closing).multipliedBy(days);
        long minutes = whole.toMinutes() * position / Math.max(1, total);
        return minutes == 0 ? nextWorkingTime(from) : plusTime(nextWorkingTime(from), Duration.ofMinutes(minutes));
    }

    private Instant plusTime(Instant start, Duration amount) {
        Instant at = start;
        Duration left = amount;
        while (true) {
            LocalDate day = at.atZone(zone).toLocalDate();
            Duration today = Duration.between(at, closes(day));
            if (left.compareTo(today) <= 0) {
                return at.plus(left);
            }
            left = left.minus(today);
            at = opens(workingDayAfter(day));
        }
    }

    private Instant plusDays(Instant start, long days) {
        ZonedDateTime local = start.atZone(zone);
        LocalDate day = local.toLocalDate();
        for (long i = 0; i < days; i++) {
            day = workingDayAfter(day);
        }
        return day.atTime(local.toLocalTime()).atZone(zone).toInstant();
    }

    private LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private Instant opens(LocalDate day) {
        return day.atTime(opening).atZone(zone).toInstant();
    }

    private Instant closes(LocalDate day) {
        return day.atTime(closing).atZone(zone).toInstant();
    }
}
