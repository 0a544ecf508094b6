package io.dealtrail.webhook;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What endpoints may be and how patient we are with them.
 *
 * @param privateAddresses whether endpoints on this machine or in a private network may be told; default no
 * @param timeout for one try, from the connection to the answer; default 10 s
 * @param breakAfter failures in a row after which an endpoint is switched off; default 20
 * @param keep how long the log is kept; default 30 days
 */
@Validated
@ConfigurationProperties("dealtrail.webhook")
record WebhookSettings(
        boolean privateAddresses,
        @DefaultValue("10s") Duration timeout,
        @Min(1) @DefaultValue("20") int breakAfter,
        @DefaultValue("30d") Duration keep) {}
