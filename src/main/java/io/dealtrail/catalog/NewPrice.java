package io.dealtrail.catalog;

import io.dealtrail.catalog.Product.Price;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Faults;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A price as entered. Days arrive as they are written, so that a wrong one is refused with its place.
 *
 * @param floorPrice null is 60 % of the list price
 */
public record NewPrice(
        @Nullable String validFrom,
        @Nullable String validUntil,
        @Nullable Money listPrice,
        @Nullable Money floorPrice) {

    private static final int MOST = 200;

    /** All prices of a product; what is wrong with one is told at {@code prices[0].validUntil}. */
    static List<Price> checked(List<NewPrice> entered, Faults faults) {
        List<Price> prices = new ArrayList<>();
        Set<String> begins = new HashSet<>();
        if (entered.size() > MOST) {
            faults.add("prices", "product.tooMany", MOST);
            return prices;
        }
        for (int i = 0; i < entered.size(); i++) {
            String at = "prices[" + i + "]";
            Price price = entered.get(i).checked(at, faults);
            if (price != null && !begins.add(price.listPrice().currency() + " " + price.validFrom())) {
                faults.add(
                        at + ".validFrom",
                        "product.samePrice",
                        price.listPrice().currency());
            } else if (price != null) {
                prices.add(price);
            }
        }
        return prices;
    }

    private @Nullable Price checked(String at, Faults faults) {
        LocalDate from = day(at + ".validFrom", validFrom, faults);
        LocalDate until = day(at + ".validUntil", validUntil, faults);
        if (from != null && until != null && until.isBefore(from)) {
            faults.add(at + ".validUntil", "product.priceEnds", until, from);
        }
        Money list = listPrice;
        if (list == null) {
            faults.add(at + ".listPrice", "field.required", "listPrice");
            return null;
        }
        if (list.isNegative()) {
            faults.add(at + ".listPrice", "field.negative", "listPrice");
        }
        Money floor = floorPrice == null ? list.times(NewProduct.FLOOR) : floorPrice;
        if (!floor.currency().equals(list.currency()) || floor.isNegative() || floor.compareTo(list) > 0) {
            faults.add(at + ".floorPrice", "product.floor", list.toString());
        }
        return new Price(from, until, list, floor);
    }

    private static @Nullable LocalDate day(String at, @Nullable String text, Faults faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() > 1900 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        faults.add(at, "field.date", text);
        return null;
    }
}
