package io.dealtrail.catalog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Discreet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something we sell: a thing, or a bundle of things.
 *
 * @param listPrice of one, without tax: the standard price, which holds where no other price is set
 * @param floorPrice below which a director has to agree; in the currency of the list price
 * @param pricing OWN: the prices are its own; SUM: a bundle that costs what its parts cost
 * @param active whether it is still offered; a proposal that has it keeps it
 * @param aliases other names under which it arrives
 * @param prices by currency and time, beside the standard price; of those that hold on a day the one that began last counts
 * @param parts what a bundle is made of
 */
public record Product(
        String id,
        String name,
        @Nullable String series,
        Money listPrice,
        @Discreet Money floorPrice,
        Pricing pricing,
        boolean active,
        List<String> aliases,
        List<Price> prices,
        List<Part> parts,
        long version) {

    public enum Pricing {
        OWN,
        SUM
    }

    /**
     * A price of its own for a currency or a time.
     *
     * @param validFrom first day; null is always
     * @param validUntil last day; null is without end
     */
    public record Price(
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Money listPrice,
            @Discreet Money floorPrice) {}

    /** @param product id of what is in the bundle */
    public record Part(
            String product,
            String name,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity) {}

    public Product {
        aliases = List.copyOf(aliases);
        prices = List.copyOf(prices);
        parts = List.copyOf(parts);
    }

    @JsonIgnore
    public boolean isBundle() {
        return !parts.isEmpty();
    }

    @JsonIgnore
    public boolean isSummed() {
        return pricing == Pricing.SUM;
    }
}
