package io.dealtrail.followup;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A country's public holidays, and the weekend days on which it works to make up for them. */
final class Holidays {

    private final @Nullable HolidayManager off;
    private final @Nullable HolidayManager madeUp;
    private final Map<Integer, Set<LocalDate>> offByYear = new ConcurrentHashMap<>();
    private final Map<Integer, Set<LocalDate>> madeUpByYear = new ConcurrentHashMap<>();

    private Holidays(@Nullable HolidayManager off, @Nullable HolidayManager madeUp) {
        this.off = off;
        this.madeUp = madeUp;
    }

    static Holidays none() {
        return new Holidays(null, null);
    }

    /**
     * @param country ISO 3166 alpha-2, empty for none. A calendar of ours (China has none in the library) goes first.
     * @throws IllegalArgumentException when nobody knows the country's holidays
     */
    static Holidays of(String country) {
        if (country.isBlank()) {
            return none();
        }
        URL ours = Holidays.class.getResource("/holidays/Holidays_" + country + ".xml");
        if (ours == null && !HolidayManager.getSupportedCalendarCodes().contains(country)) {
            throw new IllegalArgumentException("no holidays are known for country " + country);
        }
        ManagerParameter which = ours == null ? ManagerParameters.create(country) : ManagerParameters.create(ours);
        URL makeUp = Holidays.class.getResource("/holidays/make-up-days-" + country + ".xml");
        return new Holidays(
                HolidayManager.getInstance(which),
                makeUp == null ? null : HolidayManager.getInstance(ManagerParameters.create(makeUp)));
    }

    boolean isOff(LocalDate day) {
        return offByYear.computeIfAbsent(day.getYear(), y -> days(off, y)).contains(day);
    }

    boolean isMadeUp(LocalDate day) {
        return madeUpByYear.computeIfAbsent(day.getYear(), y -> days(madeUp, y)).contains(day);
    }

    private static Set<LocalDate> days(@Nullable HolidayManager manager, int year) {
        if (manager == null) {
            return Set.of();
        }
        // New Year's Day on a Saturday is kept on the last day of the year before.
        return Stream.of(year, year + 1)
                .map(y -> manager.getHolidays(Year.of(y)))
                .flatMap(Collection::stream)
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
