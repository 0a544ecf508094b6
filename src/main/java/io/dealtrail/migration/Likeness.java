package io.dealtrail.migration;

import java.util.Locale;

/** How alike two names are. */
final class Likeness {

    private Likeness() {}

    /** In percent; case, spaces and the camel's humps of ids do not count. */
    static int of(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 100 : 100 - 100 * distance(a, b) / longest;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + other);
            }
            before = now;
        }
        return before[b.length()];
    }
}
