package io.dealtrail.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a customer.
 *
 * @param key what it is about, such as {@code proposal:D-000123:2}; the same key never goes twice; at most 200 characters
 * @param deal that it belongs to
 * @param template name of {@code templates/mail/<template>.html}; the subject is the message {@code mail.<template>.subject}
 * @param values of the template; {@code args}, a list, fills the subject
 */
public record Letter(
        String key,
        @Nullable String deal,
        String to,
        Locale language,
        String template,
        Map<String, Object> values,
        List<Enclosure> enclosures) {

    public Letter {
        values = Map.copyOf(values);
        enclosures = List.copyOf(enclosures);
    }
}
