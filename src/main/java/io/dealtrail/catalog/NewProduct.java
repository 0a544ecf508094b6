package io.dealtrail.catalog;

import io.dealtrail.shared.Money;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product as entered.
 *
 * @param floorPrice null is 60 % of the list price
 * @param active null is true
 * @param version that a change is based on
 */
public record NewProduct(
        @Nullable String name,
        @Nullable String series,
        @Nullable Money listPrice,
        @Nullable Money floorPrice,
        @Nullable Boolean active,
        @Nullable List<String> aliases,
        @Nullable Long version) {

    private static final BigDecimal FLOOR = new BigDecimal("0.6");

    public static NewProduct of(String name, @Nullable String series, Money listPrice, List<String> aliases) {
        return new NewProduct(name, series, listPrice, null, true, aliases, null);
    }

    /** @throws io.dealtrail.shared.Refused with the faulty fields */
    Product checked(String id, long version) {
        Faults faults = new Faults();
        String called = faults.required("name", name, 200);
        String line = faults.text("series", series, 120);
        Money list = listPrice;
        if (list == null) {
            faults.add("listPrice", "field.required", "listPrice");
            list = Money.zero("USD");
        } else if (list.isNegative()) {
            faults.add("listPrice", "field.negative", "listPrice");
        }
        Money floor = floorPrice == null ? list.times(FLOOR) : floorPrice;
        if (!floor.currency().equals(list.currency()) || floor.isNegative() || floor.compareTo(list) > 0) {
            faults.add("floorPrice", "product.floor", list.toString());
        }
        Set<String> also = new LinkedHashSet<>();
        for (String alias : aliases == null ? List.<String>of() : aliases) {
            String other = faults.text("aliases", alias, 200);
            if (other != null && !other.equals(called)) {
                also.add(other);
            }
        }
        faults.refuse();
        return new Product(id, called, line, list, floor, !Boolean.FALSE.equals(active), List.copyOf(also), version);
    }
}
