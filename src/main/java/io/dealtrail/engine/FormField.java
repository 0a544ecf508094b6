package io.dealtrail.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that a user task asks for, as drawn.
 *
 * @param type string, text, boolean, number, long, money, date, datetime or enum
 * @param requiredWhen condition over the other fields under which it is required, in the policy's grammar without {@code ${}}
 * @param fact the deal's fact that the value is stored to
 * @param limits {@code min}, {@code max}, {@code minlength}, {@code maxlength} as drawn
 * @param properties everything else that is drawn, such as {@code label.zh_CN} and {@code help}
 */
public record FormField(
        String id,
        String label,
        String type,
        boolean required,
        @Nullable String requiredWhen,
        @Nullable String fact,
        @Nullable String defaultValue,
        List<Option> options,
        Map<String, String> limits,
        Map<String, String> properties) {

    /** As a page asks for it: {@code requiredOnPageWhen} asks more of people than of programs. */
    public FormField onPage() {
        String stricter = properties.get("requiredOnPageWhen");
        return stricter == null
                ? this
                : new FormField(id, label, type, required, stricter, fact, defaultValue, options, limits, properties);
    }

    /** A choice of an enum. */
    public record Option(String id, String name) {}
}
