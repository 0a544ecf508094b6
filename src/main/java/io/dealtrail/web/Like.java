package io.dealtrail.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people search for, as a pattern for {@code lower(column) like}: their signs stand for themselves. */
public final class Like {

    private Like() {}

    /** The words anywhere in a text, whatever their case; everything when there are none. */
    public static String anywhere(@Nullable String words) {
        return "%" + escaped(words) + "%";
    }

    /** The words at the beginning of a text. */
    public static String beginning(@Nullable String words) {
        return escaped(words) + "%";
    }

    private static String escaped(@Nullable String words) {
        return words == null
                ? ""
                : words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_");
    }
}
