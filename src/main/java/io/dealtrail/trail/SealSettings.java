package io.dealtrail.trail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is sealed.
 *
 * @param key secret and open half in base64, separated by a space; from the environment ({@code DEALTRAIL_SEAL_KEY})
 * @param keyFile where the key is when it is not given; made when it is not there
 * @param formerKeys ids of the keys that were used before this one; a seal of any other key is not believed
 * @param every how often the clock seals
 * @param anchor a file to which each seal is added as a line, best on another machine; none by default
 */
@ConfigurationProperties("dealtrail.seal")
record SealSettings(
        @Nullable String key,
        @DefaultValue("./data/seal.key") Path keyFile,
        @DefaultValue List<String> formerKeys,
        @DefaultValue("PT1M") Duration every,
        @Nullable Path anchor) {}
