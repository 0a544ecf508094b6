package io.dealtrail.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** So much a minute for each caller, by the product's clock. Each node counts for itself: it protects the node, it is no quota. */
public final class RateLimit {

    private record Meter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    private final Cache<String, Bucket> buckets;
    private final int perMinute;
    private final Meter time;

    /** @param callers how many callers are remembered; beyond that, those not heard of for long begin anew */
    public RateLimit(int perMinute, int callers, Clock clock) {
        this.buckets = Caffeine.newBuilder().maximumSize(callers).build();
        this.perMinute = perMinute;
        this.time = new Meter(clock);
    }

    /** Takes one of the caller's; false when none is left. */
    public boolean spend(String caller) {
        return buckets.get(caller, any -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(l -> l.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
