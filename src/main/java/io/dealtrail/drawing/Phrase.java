package io.dealtrail.drawing;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * Words to be said in the reader's language.
 *
 * @param code key of the message
 * @param args texts or other phrases
 * @param fallback what is said where no such message exists; empty when one has to exist
 */
public record Phrase(String code, List<Object> args, String fallback) implements MessageSourceResolvable {

    static Phrase of(String code, Object... args) {
        return new Phrase(code, List.of(args), "");
    }

    /** A word that may have a translation: a group, a sort of field. */
    static Phrase word(String code, String fallback) {
        return new Phrase(code, List.of(), fallback);
    }

    /** A text that is said as it is. */
    static Phrase plain(String text) {
        return new Phrase("diff.plain", List.of(text), "");
    }

    /** As a sentence: it begins with a capital letter. */
    public String in(MessageSource messages, Locale locale) {
        String text = messages.getMessage(this, locale);
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    @Override
    public String[] getCodes() {
        return new String[] {code};
    }

    @Override
    public Object[] getArguments() {
        return args.toArray();
    }

    @Override
    public @Nullable String getDefaultMessage() {
        return fallback.isEmpty() ? null : fallback;
    }
}
