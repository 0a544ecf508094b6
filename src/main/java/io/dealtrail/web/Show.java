package io.dealtrail.web;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes values as the reader writes them: language, zone, currency. In templates: {@code ${#show.date(...)}}. */
@Component
public class Show {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private final MessageSource messages;
    private final ResourceBundleMessageSource models = new ResourceBundleMessageSource();
    private final Clock clock;

    Show(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        models.setBasename("models");
        models.setDefaultEncoding("UTF-8");
        models.setFallbackToSystemLocale(false);
    }

    public String date(@Nullable LocalDate day) {
        return day == null ? "" : DATE.withLocale(locale()).format(day);
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.withLocale(locale()).format(at.atZone(zone()));
    }

    public String time(@Nullable Instant at) {
        return at == null ? "" : TIME.withLocale(locale()).format(at.atZone(zone()));
    }

    /** A moment near now: "Today 14:00", "Tomorrow 10:00", "Yesterday 9:30", else date and time. */
    public String near(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(today(), at.atZone(zone()).toLocalDate());
        String code = days == 0 ? "show.today" : days == 1 ? "show.tomorrow" : days == -1 ? "show.yesterday" : null;
        return code == null ? moment(at) : text(code, time(at));
    }

    /** A day as a heading: "Today", "Yesterday", "Tomorrow", else with its weekday. */
    public String day(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today(), day);
        String written = DAY.withLocale(locale()).format(day);
        return days < -1 || days > 1 ? written : text("show.day." + (days + 1), written);
    }

    /** A month with its year. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern(isChinese() ? "y年M月" : "MMMM y", locale())
                .format(day);
    }

    private static boolean isChinese() {
        return locale().getLanguage().equals("zh");
    }

    /** The day of a moment, as a heading. */
    public String day(@Nullable Instant at) {
        return at == null ? "" : day(at.atZone(zone()).toLocalDate());
    }

    /** For {@code <time datetime>}. */
    public String iso(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    /** A moment as {@code <input type="datetime-local">} wants it. */
    public String local(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    public boolean isPast(@Nullable Instant at) {
        return at != null && at.isBefore(clock.instant());
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone()));
    }

    /** Cents are left out where there are none. */
    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(money.currency());
        boolean whole = money.amount().stripTrailingZeros().scale() <= 0;
        int digits = whole ? 0 : Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount());
    }

    /** With all digits of the currency, so that columns add up to the eye. */
    public String exact(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount());
    }

    /** A sum of what is known: a dash where no amount is. */
    public String sum(@Nullable Money money) {
        return isNothing(money) ? "–" : money(money);
    }

    /** As {@link #sum}, to its first figures. */
    public String roundedSum(@Nullable Money money) {
        return isNothing(money) ? "–" : rounded(money);
    }

    private static boolean isNothing(@Nullable Money money) {
        return money == null || money.amount().signum() == 0;
    }

    /** Money to its first figures, for sums that are looked at: "$1.2M". */
    public String rounded(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        BigDecimal amount = money.amount();
        if (amount.abs().compareTo(BigDecimal.valueOf(10_000)) < 0) {
            return money(new Money(amount.setScale(0, RoundingMode.HALF_UP), money.currency()));
        }
        NumberFormat compact = NumberFormat.getCompactNumberInstance(locale(), NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(amount.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0 ? 0 : 1);
        return money.currency().getSymbol(locale()) + compact.format(amount);
    }

    public String number(@Nullable Number number) {
        return number == null ? "" : NumberFormat.getNumberInstance(locale()).format(number);
    }

    /** @param percent 12.5 is "12.5%" */
    public String percent(@Nullable Number percent) {
        if (percent == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(new BigDecimal(percent.toString()).movePointLeft(2));
    }

    /** A stage's name: translated, or as drawn. */
    public String stage(@Nullable String key, @Nullable String drawn) {
        return element(key, key, drawn);
    }

    /** The name of a drawn element: translated, or as drawn, so that a manager's new task shows its own label. */
    public String element(@Nullable String process, @Nullable String element, @Nullable String drawn) {
        String name = drawn == null ? "" : drawn;
        String found = models.getMessage(process + "." + element, null, name, locale());
        return found == null ? name : found;
    }

    /** First letters of a name's first and last word. */
    public String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return (words[0].isEmpty() ? "" : words[0].substring(0, 1)) + last;
    }

    /** A text by its code, or the fallback where there is none. */
    public String word(String code, @Nullable String fallback) {
        String word = fallback == null ? "" : fallback;
        String found = messages.getMessage(code, null, word, locale());
        return found == null ? word : found;
    }

    /** A text by its code. */
    public String text(String code, Object... args) {
        return messages.getMessage(code, args, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }

    /** Whether this answer is a part of a page that the browser asked for, not a whole page. */
    public boolean part() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getRequest().getHeader("HX-Request") != null
                && request.getRequest().getHeader("HX-Boosted") == null
                && request.getRequest().getHeader("HX-History-Restore-Request") == null;
    }
}
