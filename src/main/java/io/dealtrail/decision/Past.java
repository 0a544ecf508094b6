package io.dealtrail.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided in a period.
 *
 * @param source {@code decisions} as recorded, {@code tasks} or {@code cases} by which the table was asked
 * @param more whether there were more than are looked at; these are the newest
 * @param presumed inputs that were not recorded, so that the deal's present value stands for them
 */
record Past(String source, List<Case> cases, boolean more, List<String> presumed) {

    /** The most that is looked at. */
    static final int MOST = 5_000;

    /** @param inputs by input expression */
    record Case(PastDeal deal, Instant at, Map<String, @Nullable Object> inputs) {}

    /** @param facts present facts of the deal, by name */
    record PastDeal(
            String number,
            String title,
            @Nullable String customer,
            @Nullable String owner,
            @Nullable String team,
            Map<String, @Nullable Object> facts) {}
}
