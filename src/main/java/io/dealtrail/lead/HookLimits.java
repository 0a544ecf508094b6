package io.dealtrail.lead;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.RateLimit;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** How many leads a source may send. */
@Component
class HookLimits {

    private final int perMinute;
    private final RateLimit limit;

    HookLimits(LeadSettings settings, Clock clock) {
        this.perMinute = settings.hookLimit();
        this.limit = new RateLimit(perMinute, 1_000, clock);
    }

    /** @throws Refused {@code hook.limit} (429) */
    void spend(String source) {
        if (!limit.spend(source)) {
            throw Refused.limit("hook.limit", source, perMinute);
        }
    }
}
