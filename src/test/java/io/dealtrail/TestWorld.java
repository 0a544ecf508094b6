package io.dealtrail;

import io.dealtrail.engine.Assignment;
import io.dealtrail.engine.Facts;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What stands in for the world outside: time. */
@TestConfiguration(proxyBeanMethods = false)
public class TestWorld {

    /** Tuesday, 10:00 in Berlin, no holiday near. */
    public static final Instant START = Instant.parse("2026-06-09T08:00:00Z");

    @Bean
    @Primary
    MovableClock testClock() {
        return new MovableClock(START);
    }

    @Bean
    @ConditionalOnMissingBean
    Assignment toTheOwner(Facts facts) {
        return task ->
                new Assignment.Choice((String) facts.of(task.deal(), "owner"), Assignment.Reason.of("reason.owner"));
    }
}
