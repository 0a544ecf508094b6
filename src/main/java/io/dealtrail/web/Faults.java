package io.dealtrail.web;

import io.dealtrail.shared.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of a request, so that the answer names all of it at once. */
public final class Faults {

    private final List<Refused.Field> fields = new ArrayList<>();

    public Faults add(String field, String code, Object... args) {
        fields.add(Refused.Field.of(field, code, args));
        return this;
    }

    /** The text without spaces around it, or null when it says nothing; {@code field.tooLong} beyond {@code max} characters. */
    public @Nullable String text(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > max) {
            add(field, "field.tooLong", field, max);
        } else if (!isStorable(text)) {
            add(field, "field.characters", field);
        }
        return text;
    }

    /** Like {@link #text}, but {@code field.required} when it says nothing. */
    public String required(String field, @Nullable String value, int max) {
        String text = text(field, value, max);
        if (text == null) {
            add(field, "field.required", field);
            return "";
        }
        return text;
    }

    /** {@code field.choice} unless absent or one of the choices. */
    public @Nullable String choice(String field, @Nullable String value, Collection<String> choices) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!choices.contains(value)) {
            add(field, "field.choice", field, String.join(", ", choices));
        }
        return value;
    }

    /** {@code field.range} unless absent or within the limits, both included. */
    public <N extends Number> @Nullable N range(String field, @Nullable N value, long min, long max) {
        if (value != null) {
            BigDecimal number = new BigDecimal(value.toString());
            if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                add(field, "field.range", field, min, max);
            }
        }
        return value;
    }

    public boolean none() {
        return fields.isEmpty();
    }

    /** @throws Refused with every fault so far, if there is one */
    public void refuse() {
        if (!fields.isEmpty()) {
            throw Refused.fields(fields);
        }
    }

    /** NUL and lone surrogates are valid JSON, but no database keeps them. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
