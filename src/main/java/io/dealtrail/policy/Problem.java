package io.dealtrail.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Something wrong with a file.
 *
 * @param rule stable name of the rule; its text is {@code policy.<rule>}
 * @param element id of the element; null for the file as a whole
 * @param line 1-based; 0 when unknown
 * @param args what the text mentions
 */
public record Problem(
        Severity severity,
        String rule,
        @Nullable String element,
        int line,
        List<String> args,
        @Nullable Fix fix) {

    /** In words, for a manager. */
    public String text(MessageSource messages, Locale locale) {
        return messages.getMessage("policy." + rule, args.toArray(), rule, locale);
    }
}
