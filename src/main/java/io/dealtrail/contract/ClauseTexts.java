package io.dealtrail.contract;

import io.dealtrail.web.Faults;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How clauses are called and how long they may be, in templates and contracts alike. */
final class ClauseTexts {

    static final int MAX_TITLE = 200;
    static final int MAX_TEXT = 10_000;
    private static final int MAX_KEY = 64;

    private ClauseTexts() {}

    /** The key, or a free one where none is given; {@code contract.clauseKey} when it is taken, too long or no word. */
    static String key(String at, @Nullable String asked, Set<String> taken, Faults faults) {
        if (asked == null || asked.isBlank()) {
            int n = 1;
            while (!taken.add("own-" + n)) {
                n++;
            }
            return "own-" + n;
        }
        if (asked.length() > MAX_KEY || !asked.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || !taken.add(asked)) {
            faults.add(at, "contract.clauseKey", asked.substring(0, Math.min(asked.length(), MAX_KEY)), MAX_KEY);
        }
        return asked;
    }

    /** One kind of line end: a form sends another than the API. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
