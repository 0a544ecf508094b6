package io.dealtrail.attachment;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name of a file that somebody sent, made harmless. */
final class FileName {

    static final int MAX = 150;

    private FileName() {}

    /**
     * The last part of the path in one Unicode form, without control characters, without characters that turn the direction of
     * reading (they hide an ending), and without those that a file system refuses.
     *
     * @param endings that files of this type have; the name gets the first if it has none of them
     */
    static String of(@Nullable String sent, List<String> endings) {
        String name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC)
                .replaceFirst("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .replaceAll("[:*?\"<>|]", "_")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^\\.+", "");
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = endings.stream().filter(lower::endsWith).findFirst().orElse("");
        String stem = name.substring(0, name.length() - ending.length());
        String end = ending.isEmpty() && !endings.isEmpty() ? endings.get(0) : name.substring(stem.length());
        return shortened(stem.isBlank() ? "file" : stem, MAX - end.length()) + end;
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, pair ? max - 1 : max);
    }
}
