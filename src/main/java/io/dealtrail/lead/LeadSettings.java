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
 */
@ConfigurationProperties("dealtrail.lead")
record LeadSettings(
        @DefaultValue Map<String, String> hooks,
        @DefaultValue("120") int hookLimit,
        @DefaultValue("64KB") DataSize hookSize) {

    Optional<String> secret(String source) {
        return Optional.ofNullable(hooks.get(source)).filter(secret -> !secret.isBlank());
    }
}
