package io.dealtrail.transfer;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.catalog.NewProduct;
import io.dealtrail.catalog.Product;
import io.dealtrail.deal.Deals;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A price list. Each product is known by its name without spaces too: other systems write "GTXPro" for "GTX Pro". */
@Component
@Order(3)
class ProductsProfile implements Profile {

    private static final Columns COLUMNS = Columns.requiring("product", "price")
            .field("product", "product", "product name", "name")
            .field("series", "series", "product family")
            .field("price", "sales price", "list price", "unit price", "price");

    private final Catalog catalog;
    private final Deals deals;

    ProductsProfile(Catalog catalog, Deals deals) {
        this.catalog = catalog;
        this.deals = deals;
    }

    @Override
    public String key() {
        return "products";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<Outcome> take(List<Cells> rows, ImportRun run) {
        return rows.stream().map(this::take).toList();
    }

    private Outcome take(Cells row) {
        String name = row.required("product", 200);
        String series = row.text("series", 120);
        Money price = row.money("price", BigDecimal.ONE, deals.baseCurrency());
        if (price == null && row.faults().none()) {
            row.faults().add("price", "field.required", "price");
        }
        if (price == null || !row.faults().none()) {
            return Outcome.failed(row.faults());
        }
        Optional<Product> known = catalog.find(name);
        if (known.isEmpty()) {
            Product created = catalog.create(NewProduct.of(name, series, price, aliases(name)));
            return Outcome.created("product:" + created.id());
        }
        Product before = known.get();
        boolean same = before.listPrice().equals(price) && (series == null || series.equals(before.series()));
        if (!same) {
            catalog.change(
                    before.id(), NewProduct.repriced(before, series == null ? before.series() : series, price), null);
        }
        return Outcome.known("product:" + before.id(), !same);
    }

    private List<String> aliases(String name) {
        String squeezed = name.replace(" ", "");
        return squeezed.equals(name) || catalog.find(squeezed).isPresent() ? List.of() : List.of(squeezed);
    }
}
