package io.dealtrail.calendar;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.RateLimit;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** How often feeds are asked for: calendars come every few minutes, who guesses addresses comes more often. */
@Component
class FeedLimits {

    private static final int A_MINUTE = 30;

    private final RateLimit limit;

    FeedLimits(Clock clock) {
        this.limit = new RateLimit(A_MINUTE, 10_000, clock);
    }

    /** @throws Refused {@code feed.limit} (429) */
    void spend(String from) {
        if (!limit.spend(from)) {
            throw Refused.limit("feed.limit", A_MINUTE);
        }
    }
}
