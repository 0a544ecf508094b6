package io.dealtrail.link;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param perMinute requests from one address; those of guessers count like any */
@Validated
@ConfigurationProperties("dealtrail.link")
record LinkSettings(@Min(1) @DefaultValue("60") int perMinute) {}
