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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The words of notifications, in each reader's language and time zone. */
@Component
class Texts {

    /** One notification in words, and where it leads. */
    record Line(String text, String address) {}

    // Moments and names are kept as what they are, and written when somebody reads them.
    private static final String MOMENT_MARK = "\u001em";
    private static final String NAME_MARK = "\u001en";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private final MessageSource messages;
    private final NotificationSettings settings;
    private final ITemplateEngine templates;

    Texts(MessageSource messages, NotificationSettings settings, ITemplateEngine templates) {
        this.messages = messages;
        this.settings = settings;
        this.templates = templates;
    }

    /** English unless the person chose another language. */
    static Locale language(Person person) {
        return person.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(person.language());
    }

    /** The time zone that the person chose. */
    static Optional<ZoneId> zone(Person person) {
        try {
            return Optional.ofNullable(person.timeZone()).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Arguments as they are kept. */
    static List<String> arguments(Object... args) {
        return Arrays.stream(args).map(Texts::kept).toList();
    }

    private static String kept(Object arg) {
        if (arg instanceof Instant moment) {
            return MOMENT_MARK + moment;
        }
        if (arg instanceof MessageSourceResolvable named && named.getCodes() != null) {
            String fallback = String.valueOf(named.getDefaultMessage());
            return NAME_MARK + named.getCodes()[0] + "\n" + fallback;
        }
        return String.valueOf(arg);
    }

    /** A notification in words. */
    String line(Locale language, ZoneId zone, String kind, @Nullable String deal, List<String> arguments) {
        Object[] all = Stream.concat(
                        Stream.of(deal == null ? "" : deal),
                        arguments.stream().map(arg -> written(language, zone, arg)))
                .toArray();
        String text = messages.getMessage("notification." + kind, all, kind, language);
        return text == null ? kind : text;
    }

    /** A notification as the person reads it in a mail. */
    Line line(Person person, NotificationRepository.Row row) {
        ZoneId zone = zone(person).orElse(ZoneOffset.UTC);
        return new Line(
                line(language(person), zone, row.kind(), row.deal(), row.arguments()),
                address("/notifications/" + row.id() + "/open"));
    }

    String text(Locale language, String code, Object... args) {
        return messages.getMessage(code, args, language);
    }

    String html(String template, Locale language, Map<String, Object> values) {
        return templates.process(template, new Context(language, values));
    }

    String address(String path) {
        return settings.baseUrl() + path;
    }

    private String written(Locale language, ZoneId zone, String kept) {
        if (kept.startsWith(MOMENT_MARK)) {
            Instant moment = Instant.parse(kept.substring(MOMENT_MARK.length()));
            return MOMENT.withLocale(language).withZone(zone).format(moment);
        }
        if (kept.startsWith(NAME_MARK)) {
            String[] name = kept.substring(NAME_MARK.length()).split("\n", 2);
            String fallback = name.length > 1 ? name[1] : name[0];
            return String.valueOf(messages.getMessage(name[0], null, fallback, language));
        }
        return kept;
    }
}
