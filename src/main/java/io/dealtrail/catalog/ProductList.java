package io.dealtrail.catalog;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Products by name, and the price list of a currency on a day. */
@Component
@Transactional(readOnly = true)
class ProductList {

    private final JdbcClient jdbc;
    private final ProductRepository products;
    private final PriceBook prices;
    private final Clock clock;

    ProductList(JdbcClient jdbc, ProductRepository products, PriceBook prices, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.prices = prices;
        this.clock = clock;
    }

    /** @param q part of the name, the series or an alias */
    Page<Product> page(@Nullable String q, boolean active, int rows, @Nullable String after) {
        Map<String, Object> params = new HashMap<>();
        String where = where(q, active, params);
        long total = count(where, params);
        where += after(after, params);
        List<Product> found = products.list("where " + where + " order by p.name limit " + (rows + 1), params);
        return Page.of(found, rows, total, p -> Cursor.of(p.name()));
    }

    /** @param on null is today */
    Page<Offer> prices(String currency, @Nullable LocalDate on, @Nullable String q, int rows, @Nullable String after) {
        String unit = Money.parse("0", currency).currency().getCurrencyCode();
        Map<String, Object> params = new HashMap<>();
        String where = where(q, true, params);
        long total = count(where, params);
        where += after(after, params);
        List<String> ids = jdbc.sql(
                        "select p.id from product p where " + where + " order by p.name limit " + (rows + 1))
                .params(params)
                .query(String.class)
                .list();
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        return Page.of(List.copyOf(prices.offers(ids, unit, day).values()), rows, total, p -> Cursor.of(p.name()));
    }

    List<String> currencies() {
        return prices.currencies();
    }

    private long count(String where, Map<String, Object> params) {
        return jdbc.sql("select count(*) from product p where " + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    private static String where(@Nullable String q, boolean active, Map<String, Object> params) {
        params.put("active", active);
        if (q == null || q.isBlank()) {
            return "p.active = :active";
        }
        params.put("q", q.strip().toLowerCase(Locale.ROOT));
        return "p.active = :active and (position(:q in lower(p.name)) > 0 or position(:q in lower(coalesce(p.series, ''))) > 0)";
    }

    private static String after(@Nullable String after, Map<String, Object> params) {
        if (after == null || after.isBlank()) {
            return "";
        }
        params.put("name", String.valueOf(Cursor.parse(after, 1)[0]));
        return " and p.name > :name";
    }
}
