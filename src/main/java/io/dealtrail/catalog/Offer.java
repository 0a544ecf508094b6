package io.dealtrail.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Discreet;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is offered in a currency on a day.
 *
 * @param product its id
 * @param listPrice null when it has no price in the currency on that day
 * @param contents what a bundle is made of, such as {@code 2 × Pump, 1 × Hose}
 */
public record Offer(
        String product,
        String name,
        @Nullable String series,
        boolean active,
        @Nullable Money listPrice,
        @JsonProperty @Discreet @Nullable Money floorPrice,
        @Nullable String contents) {}
