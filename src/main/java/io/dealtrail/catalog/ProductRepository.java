package io.dealtrail.catalog;

import io.dealtrail.catalog.Product.Part;
import io.dealtrail.catalog.Product.Price;
import io.dealtrail.catalog.Product.Pricing;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {

    static final String SELECT = """
            select p.id, p.name, p.series, p.list_price, p.floor_price, p.currency, p.pricing, p.active, p.version
            from product p\s""";

    /** Stands in the key for "always". */
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id, exact name or alias, in this order. */
    Optional<Product> find(String key) {
        return jdbc.sql(SELECT + """
                where p.id = :key or p.name = :key or p.id in (select a.product from product_alias a where a.alias = :key)
                order by case when p.id = :key then 0 when p.name = :key then 1 else 2 end fetch first 1 rows only""")
                .param("key", key)
                .query(ProductRepository::map)
                .optional()
                .map(product -> complete(List.of(product)).get(0));
    }

    List<Product> list(String where, Map<String, Object> params) {
        return complete(jdbc.sql(SELECT + where)
                .params(params)
                .query(ProductRepository::map)
                .list());
    }

    /** Names of the bundles that the product is part of. */
    List<String> bundlesWith(String part) {
        return jdbc.sql(
                        "select p.name from product_part b join product p on p.id = b.bundle where b.part = :part order by p.name")
                .param("part", part)
                .query(String.class)
                .list();
    }

    void insert(Product product, OffsetDateTime now) {
        jdbc.sql("""
                insert into product
                    (id, name, series, list_price, floor_price, currency, pricing, active, created_at, version)
                values (:id, :name, :series, :list, :floor, :currency, :pricing, :active, :now, 0)""").params(columns(product)).param("now", now).update();
    }

    /** @return whether it still was at the version before */
    boolean update(Product product, long before) {
        return jdbc.sql("""
                update product set name = :name, series = :series, list_price = :list, floor_price = :floor,
                    currency = :currency, pricing = :pricing, active = :active, version = version + 1
                where id = :id and version = :before""").params(columns(product)).param("before", before).update() == 1;
    }

    /** Writes aliases, prices and parts anew. */
    void rewrite(Product product) {
        for (String table :
                List.of("product_alias where product", "product_price where product", "product_part where bundle")) {
            jdbc.sql("delete from " + table + " = :id")
                    .param("id", product.id())
                    .update();
        }
        for (String alias : product.aliases()) {
            jdbc.sql("insert into product_alias (alias, product) values (:alias, :product)")
                    .param("alias", alias)
                    .param("product", product.id())
                    .update();
        }
        for (Price price : product.prices()) {
            jdbc.sql("""
                    insert into product_price (product, currency, valid_from, valid_until, list_price, floor_price)
                    values (:product, :currency, :from, :until, :list, :floor)""")
                    .param("product", product.id())
                    .param("currency", price.listPrice().currency().getCurrencyCode())
                    .param("from", price.validFrom() == null ? ALWAYS : price.validFrom())
                    .param("until", price.validUntil())
                    .param("list", price.listPrice().amount())
                    .param("floor", price.floorPrice().amount())
                    .update();
        }
        int n = 0;
        for (Part part : product.parts()) {
            jdbc.sql(
                            "insert into product_part (bundle, part_no, part, quantity) values (:bundle, :n, :part, :quantity)")
                    .param("bundle", product.id())
                    .param("n", n++)
                    .param("part", part.product())
                    .param("quantity", part.quantity())
                    .update();
        }
    }

    private record PartRow(String bundle, Part part, BigDecimal list, BigDecimal floor, String currency) {}

    private record Alias(String product, String alias) {}

    private record PriceRow(String product, Price price) {}

    /** Adds aliases, prices and parts, with one statement each for all of them. */
    private List<Product> complete(List<Product> products) {
        if (products.isEmpty()) {
            return products;
        }
        List<String> ids = products.stream().map(Product::id).toList();
        Map<String, List<Alias>> aliases = by(
                Alias::product,
                jdbc.sql("select product, alias from product_alias where product in (:ids) order by alias")
                        .param("ids", ids)
                        .query(Alias.class)
                        .list());
        Map<String, List<PriceRow>> prices = by(
                PriceRow::product,
                jdbc.sql("select * from product_price where product in (:ids) order by currency, valid_from")
                        .param("ids", ids)
                        .query((rs, n) -> price(rs))
                        .list());
        Map<String, List<PartRow>> parts = by(
                PartRow::bundle,
                jdbc.sql("""
                select b.bundle, b.part, b.quantity, p.name, p.list_price, p.floor_price, p.currency
                from product_part b join product p on p.id = b.part where b.bundle in (:ids) order by b.part_no""").param("ids", ids).query((rs, n) -> part(rs)).list());
        return products.stream()
                .map(p -> complete(
                        p,
                        aliases.getOrDefault(p.id(), List.of()),
                        prices.getOrDefault(p.id(), List.of()),
                        parts.getOrDefault(p.id(), List.of())))
                .toList();
    }

    private static Product complete(Product p, List<Alias> aliases, List<PriceRow> prices, List<PartRow> parts) {
        Money list = p.listPrice();
        Money floor = p.floorPrice();
        String currency = list.currency().getCurrencyCode();
        // A part's price may have changed since the bundle was written.
        if (p.isSummed() && parts.stream().allMatch(part -> part.currency().equals(currency))) {
            list = Money.zero(currency);
            floor = list;
            for (PartRow part : parts) {
                list = list.plus(
                        Money.of(part.list(), currency).times(part.part().quantity()));
                floor = floor.plus(
                        Money.of(part.floor(), currency).times(part.part().quantity()));
            }
        }
        return new Product(
                p.id(),
                p.name(),
                p.series(),
                list,
                floor,
                p.pricing(),
                p.active(),
                aliases.stream().map(Alias::alias).toList(),
                prices.stream().map(PriceRow::price).toList(),
                parts.stream().map(PartRow::part).toList(),
                p.version());
    }

    private static <T> Map<String, List<T>> by(Function<T, String> key, List<T> rows) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private static PriceRow price(ResultSet rs) throws SQLException {
        String currency = rs.getString("currency");
        LocalDate from = rs.getObject("valid_from", LocalDate.class);
        return new PriceRow(
                rs.getString("product"),
                new Price(
                        ALWAYS.equals(from) ? null : from,
                        rs.getObject("valid_until", LocalDate.class),
                        Money.of(rs.getBigDecimal("list_price"), currency),
                        Money.of(rs.getBigDecimal("floor_price"), currency)));
    }

    private static PartRow part(ResultSet rs) throws SQLException {
        return new PartRow(
                rs.getString("bundle"),
                new Part(rs.getString("part"), rs.getString("name"), PriceBook.plain(rs.getBigDecimal("quantity"))),
                rs.getBigDecimal("list_price"),
                rs.getBigDecimal("floor_price"),
                rs.getString("currency"));
    }

    private static Product map(ResultSet row, int n) throws SQLException {
        String currency = row.getString("currency");
        return new Product(
                row.getString("id"),
                row.getString("name"),
                row.getString("series"),
                Money.of(row.getBigDecimal("list_price"), currency),
                Money.of(row.getBigDecimal("floor_price"), currency),
                Pricing.valueOf(row.getString("pricing")),
                row.getBoolean("active"),
                List.of(),
                List.of(),
                List.of(),
                row.getLong("version"));
    }

    private static Map<String, @Nullable Object> columns(Product product) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", product.id());
        columns.put("name", product.name());
        columns.put("series", product.series());
        columns.put("list", product.listPrice().amount());
        columns.put("floor", product.floorPrice().amount());
        columns.put("currency", product.listPrice().currency().getCurrencyCode());
        columns.put("pricing", product.pricing().name());
        columns.put("active", product.active());
        return columns;
    }
}
