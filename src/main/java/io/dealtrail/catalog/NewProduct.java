package io.dealtrail.catalog;

import io.dealtrail.catalog.Product.Part;
import io.dealtrail.catalog.Product.Price;
import io.dealtrail.catalog.Product.Pricing;
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
 * @param listPrice not needed of a bundle that costs what its parts cost
 * @param floorPrice null is 60 % of the list price
 * @param pricing OWN or SUM; null is as it was, OWN at first
 * @param active null is true
 * @param prices null leaves them as they are
 * @param parts null leaves them as they are
 * @param version that a change is based on
 */
public record NewProduct(
        @Nullable String name,
        @Nullable String series,
        @Nullable Money listPrice,
        @Nullable Money floorPrice,
        @Nullable String pricing,
        @Nullable Boolean active,
        @Nullable List<String> aliases,
        @Nullable List<NewPrice> prices,
        @Nullable List<NewPart> parts,
        @Nullable Long version) {

    /** @param product id or exact name */
    public record NewPart(
            @Nullable String product, @Nullable Object quantity) {}

    static final BigDecimal FLOOR = new BigDecimal("0.6");

    public static NewProduct of(String name, @Nullable String series, Money listPrice, List<String> aliases) {
        return new NewProduct(name, series, listPrice, null, null, true, aliases, null, null, null);
    }

    /** The product as it is, at another standard price with the usual floor. */
    public static NewProduct repriced(Product product, @Nullable String series, Money listPrice) {
        return new NewProduct(
                product.name(),
                series,
                listPrice,
                null,
                null,
                product.active(),
                product.aliases(),
                null,
                null,
                product.version());
    }

    /** The product as it is, offered or no longer. */
    static NewProduct offered(Product product, boolean active) {
        return new NewProduct(
                product.name(),
                product.series(),
                product.listPrice(),
                product.floorPrice(),
                null,
                active,
                product.aliases(),
                null,
                null,
                product.version());
    }

    /** @throws io.dealtrail.shared.Refused with the faulty fields */
    Product checked(String id, long version) {
        return checked(id, version, Pricing.OWN, List.of(), List.of(), new Faults());
    }

    /**
     * @param before pricing where none is stated
     * @param prices what {@link #prices} come to
     * @param parts what {@link #parts} come to
     * @param faults what was wrong with these
     * @throws io.dealtrail.shared.Refused with the faulty fields
     */
    Product checked(String id, long version, Pricing before, List<Price> prices, List<Whole> parts, Faults faults) {
        String called = faults.required("name", name, 200);
        String line = faults.text("series", series, 120);
        String way = faults.choice("pricing", pricing, List.of("OWN", "SUM"));
        Pricing how = "SUM".equals(way) ? Pricing.SUM : "OWN".equals(way) ? Pricing.OWN : before;
        if (how == Pricing.SUM && parts.isEmpty() && faults.none()) {
            faults.add("parts", "product.noParts");
        }
        Money list = how == Pricing.SUM && !parts.isEmpty() ? sum(parts, faults) : listPrice;
        if (list == null) {
            if (how == Pricing.OWN) {
                faults.add("listPrice", "field.required", "listPrice");
            }
            list = Money.zero("USD");
        } else if (list.isNegative()) {
            faults.add("listPrice", "field.negative", "listPrice");
        }
        Money floor = how == Pricing.SUM ? floors(parts, list) : floor(list);
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
        List<Part> made = parts.stream().map(Whole::part).toList();
        boolean offered = !Boolean.FALSE.equals(active);
        return new Product(id, called, line, list, floor, how, offered, List.copyOf(also), prices, made, version);
    }

    /** A part with what it costs. */
    record Whole(Part part, Money listPrice, Money floorPrice) {}

    private Money floor(Money list) {
        return floorPrice == null ? list.times(FLOOR) : floorPrice;
    }

    private static Money sum(List<Whole> parts, Faults faults) {
        Money sum = Money.zero(parts.get(0).listPrice().currency().getCurrencyCode());
        for (int i = 0; i < parts.size(); i++) {
            Money price = parts.get(i).listPrice();
            if (!price.currency().equals(sum.currency())) {
                faults.add("parts[" + i + "].product", "money.currencyMix", sum.currency(), price.currency());
                return sum;
            }
            sum = sum.plus(price.times(parts.get(i).part().quantity()));
        }
        return sum;
    }

    private static Money floors(List<Whole> parts, Money list) {
        Money sum = Money.zero(list.currency().getCurrencyCode());
        for (Whole part : parts) {
            if (part.floorPrice().currency().equals(sum.currency())) {
                sum = sum.plus(part.floorPrice().times(part.part().quantity()));
            }
        }
        return sum;
    }
}
