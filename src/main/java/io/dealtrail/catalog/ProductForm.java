package io.dealtrail.catalog;

import io.dealtrail.catalog.NewProduct.NewPart;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.LocalNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A product as it stands in the page's form, right or wrong. Rows that say nothing are none. */
record ProductForm(
        String name,
        String series,
        boolean bundle,
        boolean summed,
        String list,
        String floor,
        String currency,
        String aliases,
        String version,
        List<PriceRow> prices,
        List<PartRow> parts) {

    record PriceRow(String currency, String from, String until, String list, String floor) {
        boolean says() {
            return !(list.isEmpty() && floor.isEmpty() && from.isEmpty() && until.isEmpty());
        }
    }

    record PartRow(String product, String quantity) {
        boolean says() {
            return !product.isEmpty();
        }
    }

    static ProductForm blank(String currency) {
        return new ProductForm("", "", false, false, "", "", currency, "", "", List.of(), List.of());
    }

    ProductForm asBundle() {
        return new ProductForm(name, series, true, true, list, floor, currency, aliases, version, prices, parts);
    }

    static ProductForm of(Product product) {
        return new ProductForm(
                product.name(),
                product.series() == null ? "" : product.series(),
                product.isBundle(),
                product.isSummed(),
                text(product.listPrice()),
                text(product.floorPrice()),
                product.listPrice().currency().getCurrencyCode(),
                String.join("\n", product.aliases()),
                Long.toString(product.version()),
                product.prices().stream()
                        .map(p -> new PriceRow(
                                p.listPrice().currency().getCurrencyCode(),
                                p.validFrom() == null ? "" : p.validFrom().toString(),
                                p.validUntil() == null ? "" : p.validUntil().toString(),
                                text(p.listPrice()),
                                text(p.floorPrice())))
                        .toList(),
                product.parts().stream()
                        .map(p -> new PartRow(p.name(), p.quantity().toPlainString()))
                        .toList());
    }

    static ProductForm of(MultiValueMap<String, String> form) {
        boolean bundle = "true".equals(first(form, "bundle"));
        List<PriceRow> prices = new ArrayList<>();
        for (int i = 0; i < size(form, "price.list"); i++) {
            PriceRow row = new PriceRow(
                    at(form, "price.currency", i).toUpperCase(Locale.ROOT),
                    at(form, "price.from", i),
                    at(form, "price.until", i),
                    at(form, "price.list", i),
                    at(form, "price.floor", i));
            if (row.says()) {
                prices.add(row);
            }
        }
        List<PartRow> parts = new ArrayList<>();
        for (int i = 0; bundle && i < size(form, "part.product"); i++) {
            PartRow row = new PartRow(at(form, "part.product", i), at(form, "part.quantity", i));
            if (row.says()) {
                parts.add(row);
            }
        }
        return new ProductForm(
                first(form, "name"),
                first(form, "series"),
                bundle,
                bundle && "SUM".equals(first(form, "pricing")),
                first(form, "list"),
                first(form, "floor"),
                first(form, "currency").toUpperCase(Locale.ROOT),
                first(form, "aliases"),
                first(form, "version"),
                prices,
                parts);
    }

    /** @throws Refused with the faulty fields, such as {@code prices[0].listPrice} */
    NewProduct read(Locale locale, boolean active) {
        LocalNumbers numbers = LocalNumbers.of(locale);
        Faults faults = new Faults();
        List<NewPrice> priced = new ArrayList<>();
        for (PriceRow row : prices) {
            String at = "prices[" + priced.size() + "]";
            priced.add(new NewPrice(
                    row.from(),
                    row.until(),
                    money(at + ".listPrice", row.list(), row.currency(), numbers, faults),
                    money(at + ".floorPrice", row.floor(), row.currency(), numbers, faults)));
        }
        Money listPrice = summed ? null : money("listPrice", list, currency, numbers, faults);
        Money floorPrice = summed ? null : money("floorPrice", floor, currency, numbers, faults);
        faults.refuse();
        return new NewProduct(
                name,
                series,
                listPrice,
                floorPrice,
                summed ? "SUM" : "OWN",
                active,
                Arrays.stream(aliases.split("[\\n,]"))
                        .map(String::strip)
                        .filter(a -> !a.isEmpty())
                        .toList(),
                priced,
                parts.stream()
                        .map(p -> new NewPart(p.product(), numbers.plain(p.quantity())))
                        .toList(),
                version.matches("\\d{1,18}") ? Long.valueOf(version) : null);
    }

    private static @Nullable Money money(
            String field, String amount, String currency, LocalNumbers numbers, Faults faults) {
        if (amount.isEmpty()) {
            return null;
        }
        try {
            return Money.parse(numbers.plain(amount), currency);
        } catch (Refused refused) {
            faults.add(field, refused.code(), refused.args().toArray());
            return null;
        }
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }

    private static int size(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).size();
    }

    private static String first(Map<String, List<String>> form, String name) {
        return at(form, name, 0);
    }

    private static String at(Map<String, List<String>> form, String name, int i) {
        List<String> values = form.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }
}
