package io.dealtrail.studio;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param fourEyes whether a draft is reviewed by somebody who did not write it; small firms may do without */
@ConfigurationProperties("dealtrail.studio")
record StudioSettings(@DefaultValue("true") boolean fourEyes) {}
