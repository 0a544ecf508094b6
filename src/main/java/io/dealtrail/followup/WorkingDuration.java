package io.dealtrail.followup;

import io.dealtrail.shared.Refused;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as managers write it: {@code 30 working minutes}, {@code 4 working hours}, {@code 2 working days}, or ISO
 * 8601 ({@code PT48H}, {@code P2D}) for time on the clock on the wall.
 *
 * @param amount at least one; days, or else a duration of at least a minute
 */
public record WorkingDuration(Unit unit, Duration amount) {

    public enum Unit {
        /** Counted in working hours only. */
        WORKING_TIME,
        /** Whole working days, to the same time of day. */
        WORKING_DAYS,
        /** Every hour counts, nights and holidays too. */
        WALL_CLOCK
    }

    private static final Pattern WORKING =
            Pattern.compile("(\\d{1,6}) +working +(minute|hour|day)s?", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(1000);

    public WorkingDuration {
        if (amount.compareTo(Duration.ofMinutes(1)) < 0 || amount.compareTo(LONGEST) > 0) {
            throw Refused.invalid("followup.duration.range", amount.toString());
        }
    }

    public static WorkingDuration minutes(long minutes) {
        return new WorkingDuration(Unit.WORKING_TIME, Duration.ofMinutes(minutes));
    }

    public static WorkingDuration hours(long hours) {
        return new WorkingDuration(Unit.WORKING_TIME, Duration.ofHours(hours));
    }

    public static WorkingDuration days(long days) {
        return new WorkingDuration(Unit.WORKING_DAYS, Duration.ofDays(days));
    }

    public static WorkingDuration wallClock(Duration duration) {
        return new WorkingDuration(Unit.WALL_CLOCK, duration);
    }

    /**
     * Reads what a manager wrote in the table or on a task.
     *
     * @throws Refused {@code followup.duration} for any other text, {@code followup.duration.range} for less than a minute or more
     *     than 1,000 days
     */
    public static WorkingDuration parse(String text) {
        String clean = text.strip();
        Matcher working = WORKING.matcher(clean);
        if (!working.matches()) {
            return iso(clean);
        }
        long count = Long.parseLong(working.group(1));
        return switch (working.group(2).toLowerCase(Locale.ROOT)) {
            case "minute" -> minutes(count);
            case "hour" -> hours(count);
            default -> days(count);
        };
    }

    private static WorkingDuration iso(String text) {
        try {
            return wallClock(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Refused.invalid("followup.duration", text);
        }
    }
}
