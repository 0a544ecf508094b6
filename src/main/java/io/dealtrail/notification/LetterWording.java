package io.dealtrail.notification;

import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words of the company's own around a letter, as plain text with placeholders such as {@code {name}}.
 *
 * @param version 0 when there are none yet
 */
record LetterWording(
        @Nullable String introduction, @Nullable String closing, int version) {

    static final LetterWording NONE = new LetterWording(null, null, 0);

    /** What may stand in braces. */
    static final List<String> PLACEHOLDERS = List.of("name", "company", "deal", "date");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int MAX = 1_500;

    LetterWording checked(Faults faults) {
        return new LetterWording(
                checked("introduction", introduction, faults), checked("closing", closing, faults), version);
    }

    private static @Nullable String checked(String field, @Nullable String text, Faults faults) {
        String given = faults.text(field, text == null ? null : text.replace("\r\n", "\n"), MAX);
        if (given == null) {
            return null;
        }
        PLACEHOLDER
                .matcher(given)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !PLACEHOLDERS.contains(name))
                .findFirst()
                .ifPresent(unknown -> faults.add(field, "letter.placeholder", "{" + unknown + "}"));
        if (PLACEHOLDER.matcher(given).replaceAll("").matches("(?s).*[{}].*")) {
            faults.add(field, "letter.brace");
        }
        return given;
    }

    /** The lines with their placeholders filled. */
    static List<String> lines(@Nullable String text, Map<String, String> values) {
        return text == null
                ? List.of()
                : PLACEHOLDER
                        .matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())))
                        .lines()
                        .toList();
    }
}
