package io.dealtrail.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param defaultCountry ISO 3166 alpha-2 by which a phone number is read when neither account nor region tells; default US
 * @param countries the country of each sales region that is not itself named after one
 */
@ConfigurationProperties("dealtrail.customer")
record CustomerSettings(String defaultCountry, Map<String, String> countries) {

    CustomerSettings(@Nullable String defaultCountry, @Nullable Map<String, String> countries) {
        this.defaultCountry = defaultCountry == null ? "US" : defaultCountry;
        this.countries =
                countries == null ? Map.of("Central", "US", "East", "US", "West", "US") : Map.copyOf(countries);
    }
}
