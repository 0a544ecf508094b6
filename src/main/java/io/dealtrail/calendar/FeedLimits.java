package io.dealtrail.calendar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.Refused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** How often feeds are asked for: calendars come every few minutes, who guesses addresses comes more often. */
@Component
class FeedLimits {

    private static final int A_MINUTE = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();
    private final TimeMeter time;

    FeedLimits(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** @throws Refused {@code feed.limit} (429) */
    void spend(String from) {
        Bucket bucket = buckets.get(
                from,
                key -> Bucket.builder()
                        .addLimit(l -> l.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(time)
                        .build());
        if (!bucket.tryConsume(1)) {
            throw Refused.limit("feed.limit", A_MINUTE);
        }
    }
}
