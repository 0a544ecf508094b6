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

    /** The product's clock, but never backwards: a clock that is set back must not keep everybody out until it has caught up. */
    private static final class Meter implements TimeMeter {

        private final Clock clock;
        private long last = Long.MIN_VALUE;
        private long behind;

        Meter(Clock clock) {
            this.clock = clock;
        }

        @Override
        public synchronized long currentTimeNanos() {
            long now = ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
            if (now < last) {
                behind += last - now;
            }
            last = now;
            return now + behind;
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
