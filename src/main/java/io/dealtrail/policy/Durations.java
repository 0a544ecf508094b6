package io.dealtrail.policy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601 durations in whole units, up to ten years: what is longer or finer is a mistake or a trick. */
final class Durations {

    private static final Pattern ISO = Pattern.compile(
            "P(?=[\\dT])(?:(\\d{1,2})Y)?(?:(\\d{1,3})M)?(?:(\\d{1,3})W)?(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7})S)?)?");
    private static final int[] SECONDS = {365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1};
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Durations() {}

    /** The length; null for what is no duration. */
    static @Nullable Duration parse(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long seconds = 0;
        for (int i = 0; i < SECONDS.length; i++) {
            String count = matcher.group(i + 1);
            seconds += count == null ? 0 : Long.parseLong(count) * SECONDS[i];
        }
        Duration duration = Duration.ofSeconds(seconds);
        return duration.compareTo(LONGEST) > 0 ? null : duration;
    }
}
