package io.dealtrail.notification;

import io.dealtrail.people.Person;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** The words of notifications, in each person's language. */
@Component
class Texts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private final MessageSource messages;
    private final NotificationSettings settings;

    Texts(MessageSource messages, NotificationSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** English unless the person chose another language. */
    static Locale language(Person person) {
        return person.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(person.language());
    }

    /** The arguments as text: moments in the person's time zone, names in the person's language. */
    List<String> arguments(Person person, Object... args) {
        return Arrays.stream(args).map(arg -> argument(person, arg)).toList();
    }

    private String argument(Person person, Object arg) {
        Locale language = language(person);
        if (arg instanceof Instant moment) {
            return MOMENT.withLocale(language).withZone(zone(person)).format(moment);
        }
        return arg instanceof MessageSourceResolvable named
                ? messages.getMessage(named, language)
                : String.valueOf(arg);
    }

    String line(Locale language, String kind, @Nullable String deal, List<String> arguments) {
        Object[] all = Stream.concat(Stream.of(deal == null ? "" : deal), arguments.stream())
                .toArray();
        String text = messages.getMessage("notification." + kind, all, kind, language);
        return text == null ? kind : text;
    }

    String mail(Person person, String line, @Nullable String deal, @Nullable String taskId) {
        Object[] args = {person.name(), line, link(deal, taskId)};
        String text = messages.getMessage("notification.mail", args, line, language(person));
        return text == null ? line : text;
    }

    private String link(@Nullable String deal, @Nullable String taskId) {
        if (taskId != null) {
            return settings.baseUrl() + "/tasks/" + taskId;
        }
        return deal == null ? settings.baseUrl() : settings.baseUrl() + "/deals/" + deal;
    }

    private static ZoneId zone(Person person) {
        try {
            return person.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(person.timeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
