package io.dealtrail.trail;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals by the clock; once a day it looks at every chain. */
@Component
class SealClock {

    private final Seals seals;
    private final Clock clock;
    private @Nullable LocalDate swept;

    SealClock(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${dealtrail.seal.every:PT1M}", initialDelayString = "${dealtrail.seal.every:PT1M}")
    void round() {
        LocalDate today = LocalDate.now(clock);
        try {
            seals.seal(!today.equals(swept));
            swept = today;
        } catch (DuplicateKeyException e) {
            // another node seals at this moment
        }
    }
}
