package io.dealtrail.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param activityHistory keep the engine's own activity instances beside the trail (tests of models read them); costs about
 *     thirty statements per deal
 */
@ConfigurationProperties("dealtrail.engine")
public record EngineSettings(@DefaultValue("false") boolean activityHistory) {}
