package io.dealtrail.notification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves the house. Whether it does is a matter of {@code spring.mail.host}.
 *
 * @param from the sender's address
 * @param baseUrl where people reach the product, for links in mail; without a slash at the end
 * @param keepEnclosures how long files that went along with a mail are kept after it was sent; default 14 days
 * @param digestAt when the daily mail is written, where the person is; default 09:00
 */
@Validated
@ConfigurationProperties("dealtrail.notification")
record NotificationSettings(
        @NotBlank @DefaultValue("dealtrail@localhost") String from,

        @Pattern(regexp = "https?://.*[^/]") @DefaultValue("http://localhost:8080")
        String baseUrl,

        @DefaultValue("09:00") LocalTime digestAt,
        @DefaultValue("14d") Duration keepEnclosures) {}
