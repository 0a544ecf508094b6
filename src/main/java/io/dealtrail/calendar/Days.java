package io.dealtrail.calendar;

import io.dealtrail.followup.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The days that a view shows.
 *
 * @param view month, week or agenda
 * @param on the day that it is about
 * @param weeks rows of seven days; one for a week; for an agenda the days that follow
 */
record Days(String view, LocalDate on, List<List<Day>> weeks) {

    private static final int AGENDA = 28;

    /**
     * @param inside whether it belongs to the month shown
     * @param off whether nobody works on it where the person is
     */
    record Day(LocalDate date, boolean inside, boolean today, boolean off, List<Entry> entries) {

        public boolean isEmpty() {
            return entries.isEmpty();
        }
    }

    /** The first day shown. */
    static LocalDate first(String view, LocalDate on, Locale locale) {
        DayOfWeek monday = WeekFields.of(locale).getFirstDayOfWeek();
        return switch (view) {
            case "week" -> on.with(TemporalAdjusters.previousOrSame(monday));
            case "agenda" -> on;
            default -> on.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(monday));
        };
    }

    /** The first day no longer shown. */
    static LocalDate end(String view, LocalDate on, Locale locale) {
        LocalDate first = first(view, on, locale);
        return switch (view) {
            case "week" -> first.plusDays(7);
            case "agenda" -> first.plusDays(AGENDA);
            default -> {
                LocalDate next = on.withDayOfMonth(1).plusMonths(1);
                LocalDate end = first;
                while (end.isBefore(next)) {
                    end = end.plusDays(7);
                }
                yield end;
            }
        };
    }

    static Days of(
            String view,
            LocalDate on,
            LocalDate today,
            Locale locale,
            ZoneId zone,
            WorkingCalendar calendar,
            List<Entry> entries) {
        Map<LocalDate, List<Entry>> byDay = entries.stream().collect(Collectors.groupingBy(e -> e.day(zone)));
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate end = end(view, on, locale);
        for (LocalDate day = first(view, on, locale); day.isBefore(end); day = day.plusDays(7)) {
            List<Day> week = new ArrayList<>();
            for (LocalDate d = day; d.isBefore(day.plusDays(7)); d = d.plusDays(1)) {
                week.add(new Day(
                        d,
                        !view.equals("month") || d.getMonth() == on.getMonth(),
                        d.equals(today),
                        !calendar.isWorkingDay(d),
                        byDay.getOrDefault(d, List.of())));
            }
            weeks.add(week);
        }
        return new Days(view, on, weeks);
    }

    /** Names of the weekdays in the order of the columns. */
    List<String> weekdays(Locale locale) {
        return weeks.get(0).stream()
                .map(day -> day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, locale))
                .toList();
    }

    public LocalDate before() {
        return view.equals("month") ? on.minusMonths(1) : on.minusDays(view.equals("week") ? 7 : AGENDA);
    }

    public LocalDate after() {
        return view.equals("month") ? on.plusMonths(1) : on.plusDays(view.equals("week") ? 7 : AGENDA);
    }

    /** Days on which something happens, for an agenda. */
    public List<Day> busy() {
        return weeks.stream()
                .flatMap(List::stream)
                .filter(day -> !day.isEmpty() || day.today())
                .toList();
    }

    public boolean isEmpty() {
        return weeks.stream().flatMap(List::stream).allMatch(Day::isEmpty);
    }
}
