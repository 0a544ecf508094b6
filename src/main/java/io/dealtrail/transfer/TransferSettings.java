package io.dealtrail.transfer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sample whether the first start brings the sample company
 * @param samplePassword of its people; empty is {@code demo}, which is allowed on loopback only
 */
@ConfigurationProperties("dealtrail")
record TransferSettings(
        @DefaultValue("true") boolean sample,
        @DefaultValue("") String samplePassword) {

    boolean hasSamplePassword() {
        return !samplePassword.isBlank();
    }
}
