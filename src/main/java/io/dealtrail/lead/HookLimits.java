package io.dealtrail.lead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.Refused;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many leads a source may send. Each node counts for itself: it protects the node, it is no quota. */
@Component
class HookLimits {

    private final LeadSettings settings;
    private final ClockMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(1_000).build();

    HookLimits(LeadSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockMeter(clock);
    }

    /** @throws Refused {@code hook.limit} (429) */
    void spend(String source) {
        if (!buckets.get(source, name -> bucket()).tryConsume(1)) {
            throw Refused.limit("hook.limit", source, settings.hookLimit());
        }
    }

    private Bucket bucket() {
        int limit = settings.hookLimit();
        return Bucket.builder()
                .addLimit(l -> l.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
