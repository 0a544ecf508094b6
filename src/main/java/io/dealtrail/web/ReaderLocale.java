package io.dealtrail.web;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * Language and time zone of the reader: the profile's where the person chose one, else the browser's. The API follows
 * {@code Accept-Language} alone.
 */
@Component("localeResolver")
public class ReaderLocale extends AbstractLocaleContextResolver {

    private static final String CHOSEN = ReaderLocale.class.getName();

    private final Actors actors;

    ReaderLocale(Actors actors) {
        this.actors = actors;
    }

    /** The page is in this language, whoever reads it. */
    public static void choose(HttpServletRequest request, Locale language) {
        request.setAttribute(CHOSEN, language);
        LocaleContextHolder.setLocale(language);
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        Person person =
                request.getRequestURI().startsWith("/api/") || actors.username() == null ? null : actors.person();
        return new SimpleTimeZoneAwareLocaleContext(
                locale(request, person), TimeZone.getTimeZone(zone(request, person)));
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the language is chosen in the profile");
    }

    private static Locale locale(HttpServletRequest request, @Nullable Person person) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return supported(chosen);
        }
        if (person != null && person.language() != null) {
            return supported(Locale.forLanguageTag(person.language()));
        }
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(l -> isChinese(l) || l.getLanguage().equals("en"))
                .findFirst()
                .map(ReaderLocale::supported)
                .orElse(Locale.ENGLISH);
    }

    /** Every Chinese reads the simplified texts; every English keeps its country, for its dates. */
    private static Locale supported(Locale asked) {
        return isChinese(asked) ? Locale.SIMPLIFIED_CHINESE : asked;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    private static ZoneId zone(HttpServletRequest request, @Nullable Person person) {
        var cookie = WebUtils.getCookie(request, "tz");
        String chosen = person == null ? null : person.timeZone();
        String name = chosen != null
                ? chosen
                : cookie == null ? "Z" : cookie.getValue().replace("%2F", "/");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
