package io.dealtrail.lead;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param hooks the secret of each source that may send leads, such as {@code DEALTRAIL_LEAD_HOOKS_PARTNER}; none by default
 * @param hookLimit leads that a source may send a minute; default 120
 * @param hookSize largest body; default 64 KB
 * @param pool what one person may take out of the pool
 * @param form what visitors of web forms may send
 */
@ConfigurationProperties("dealtrail.lead")
record LeadSettings(
        @DefaultValue Map<String, String> hooks,
        @DefaultValue("120") int hookLimit,
        @DefaultValue("64KB") DataSize hookSize,
        @DefaultValue Pool pool,
        @DefaultValue Form form) {

    /**
     * @param open claimed leads that a person may have open at once; default 20
     * @param daily leads that a person may claim a day; default 10
     */
    record Pool(
            @DefaultValue("20") int open,
            @DefaultValue("10") int daily) {}

    /**
     * @param perAddress submissions of one form that an address may send a minute; default 5
     * @param perForm submissions of one form a minute in all; default 60
     * @param minSeconds a person needs at least this long to fill it in; default 3
     */
    record Form(
            @DefaultValue("5") int perAddress,
            @DefaultValue("60") int perForm,
            @DefaultValue("3") int minSeconds) {}

    Optional<String> secret(String source) {
        return Optional.ofNullable(hooks.get(source)).filter(secret -> !secret.isBlank());
    }
}
