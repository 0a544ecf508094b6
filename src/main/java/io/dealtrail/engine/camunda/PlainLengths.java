package io.dealtrail.engine.camunda;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

/**
 * Adds lengths such as {@code P3D} or {@code PT48H} itself and leaves all else to the engine, which searches the class path for
 * an XML library each time it reads one: a tenth of what a step costs. A repetition that came in by a variable is refused: the
 * engine would count it up from its start.
 */
record PlainLengths(BusinessCalendar stock) implements BusinessCalendar {

    private static final Pattern PLAIN =
            Pattern.compile("P(?=\\d|T\\d)(?:(\\d{1,6})D)?(T(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?)?");

    static BusinessCalendarManager calendars() {
        MapBusinessCalendarManager all = new MapBusinessCalendarManager();
        all.addBusinessCalendar(DurationBusinessCalendar.NAME, new PlainLengths(new DurationBusinessCalendar()));
        all.addBusinessCalendar(DueDateBusinessCalendar.NAME, new PlainLengths(new DueDateBusinessCalendar()));
        all.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
        return all;
    }

    @Override
    public Date resolveDuedate(String text) {
        return resolveDuedate(text, ClockUtil.getCurrentTime());
    }

    @Override
    public Date resolveDuedate(String text, Task task) {
        return resolveDuedate(text);
    }

    @Override
    public Date resolveDuedate(String text, Date start) {
        if (text.startsWith("R")) {
            throw new IllegalArgumentException("a repetition is no date: " + text);
        }
        Matcher plain = PLAIN.matcher(text);
        if (!plain.matches()) {
            return stock.resolveDuedate(text, start);
        }
        ZonedDateTime from =
                (start == null ? ClockUtil.getCurrentTime() : start).toInstant().atZone(ZoneId.systemDefault());
        long days = plain.group(1) == null ? 0 : Long.parseLong(plain.group(1));
        Duration rest = plain.group(2) == null ? Duration.ZERO : Duration.parse("P" + plain.group(2));
        return Date.from(from.plusDays(days).plus(rest).toInstant());
    }
}
