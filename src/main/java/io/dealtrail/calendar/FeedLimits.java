package io.dealtrail.calendar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.Refused;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often feeds are asked for: calendars come every few minutes, who guesses addresses comes more often. */
@Component
class FeedLimits {

    private static final int A_MINUTE = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();

    /** @throws Refused {@code feed.limit} (429) */
    void spend(String from) {
        Bucket bucket = buckets.get(from, key -> Bucket.builder()
                .addLimit(l -> l.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .build());
        if (!bucket.tryConsume(1)) {
            throw Refused.limit("feed.limit", A_MINUTE);
        }
    }
}
