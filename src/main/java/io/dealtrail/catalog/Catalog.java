package io.dealtrail.catalog;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we sell and for how much. Each change is on the trail of {@code product:<id>}. */
@Component
@Transactional
public class Catalog {

    static final String SELECT = """
            select p.id, p.name, p.series, p.list_price, p.floor_price, p.currency, p.active, p.version from product p\s""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Catalog(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The product of this id, this exact name, or this alias; also one that is no longer offered. */
    @Transactional(readOnly = true)
    public Optional<Product> find(String idOrName) {
        return jdbc.sql(SELECT + """
                where p.id = :key or p.name = :key or p.id in (select a.product from product_alias a where a.alias = :key)
                order by case when p.id = :key then 0 when p.name = :key then 1 else 2 end fetch first 1 rows only""")
                .param("key", idOrName.strip())
                .query(Catalog::map)
                .optional()
                .map(product -> withAliases(List.of(product)).get(0));
    }

    /** Products that are offered, by name; without their aliases. */
    @Transactional(readOnly = true)
    public List<Product> offered() {
        return jdbc.sql(SELECT + "where p.active = true order by p.name")
                .query(Catalog::map)
                .list();
    }

    /** @throws NotFound when there is no such product */
    @Transactional(readOnly = true)
    public Product require(String idOrName) {
        return find(idOrName).orElseThrow(() -> new NotFound("product", idOrName));
    }

    /** @throws Refused with the faulty fields; {@code product.exists} (409) when the name or an alias is taken */
    public Product create(NewProduct wanted) {
        Product product = wanted.checked(UUID.randomUUID().toString(), 0);
        requireFree(product);
        unlessTaken(
                product,
                () -> jdbc.sql("""
                insert into product (id, name, series, list_price, floor_price, currency, active, created_at, version)
                values (:id, :name, :series, :list, :floor, :currency, :active, :now, 0)""")
                        .params(columns(product))
                        .param("now", OffsetDateTime.now(clock))
                        .update());
        alias(product);
        events.publishEvent(changes("product.created", null, product));
        return product;
    }

    /**
     * Replaces everything that is stated of a product; proposals keep the prices they were made with.
     *
     * @throws Refused {@code product.changed} (409) when somebody changed it meanwhile
     */
    public Product change(String id, NewProduct wanted, @Nullable String ifMatch) {
        Product before = require(id);
        Versions.check(wanted.version(), ifMatch, before.version(), "product.changed", before);
        Product after = wanted.checked(before.id(), before.version() + 1);
        requireFree(after);
        int rows = unlessTaken(
                after,
                () -> jdbc.sql("""
                update product set name = :name, series = :series, list_price = :list, floor_price = :floor, currency = :currency,
                    active = :active, version = version + 1
                where id = :id and version = :before""")
                        .params(columns(after))
                        .param("before", before.version())
                        .update());
        if (rows == 0) {
            throw Refused.conflict("product.changed", before.version(), before.version() + 1);
        }
        jdbc.sql("delete from product_alias where product = :id")
                .param("id", before.id())
                .update();
        alias(after);
        events.publishEvent(changes("product.changed", before, after));
        return after;
    }

    /** Adds the aliases of each product, with one statement for all of them. */
    List<Product> withAliases(List<Product> products) {
        record Alias(String product, String alias) {}
        if (products.isEmpty()) {
            return products;
        }
        List<Alias> aliases = jdbc.sql(
                        "select product, alias from product_alias where product in (:ids) order by alias")
                .param("ids", products.stream().map(Product::id).toList())
                .query(Alias.class)
                .list();
        return products.stream()
                .map(p -> new Product(
                        p.id(),
                        p.name(),
                        p.series(),
                        p.listPrice(),
                        p.floorPrice(),
                        p.active(),
                        aliases.stream()
                                .filter(a -> a.product().equals(p.id()))
                                .map(Alias::alias)
                                .toList(),
                        p.version()))
                .toList();
    }

    static Product map(ResultSet row, int n) throws SQLException {
        String currency = row.getString("currency");
        return new Product(
                row.getString("id"),
                row.getString("name"),
                row.getString("series"),
                Money.of(row.getBigDecimal("list_price"), currency),
                Money.of(row.getBigDecimal("floor_price"), currency),
                row.getBoolean("active"),
                List.of(),
                row.getLong("version"));
    }

    private void requireFree(Product product) {
        for (String name : java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(product.name()), product.aliases().stream())
                .toList()) {
            find(name).filter(other -> !other.id().equals(product.id())).ifPresent(other -> {
                throw taken(name).with("product", other.id());
            });
        }
    }

    private static int unlessTaken(Product product, java.util.function.IntSupplier write) {
        try {
            return write.getAsInt();
        } catch (DuplicateKeyException e) {
            throw taken(product.name());
        }
    }

    private static Refused taken(String name) {
        return Refused.conflict("product.exists", name);
    }

    private void alias(Product product) {
        for (String alias : product.aliases()) {
            jdbc.sql("insert into product_alias (alias, product) values (:alias, :product)")
                    .param("alias", alias)
                    .param("product", product.id())
                    .update();
        }
    }

    private static Map<String, @Nullable Object> columns(Product product) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", product.id());
        columns.put("name", product.name());
        columns.put("series", product.series());
        columns.put("list", product.listPrice().amount());
        columns.put("floor", product.floorPrice().amount());
        columns.put("currency", product.listPrice().currency().getCurrencyCode());
        columns.put("active", product.active());
        return columns;
    }

    private static DealEvent changes(String action, @Nullable Product before, Product after) {
        return DealEvent.of("product:" + after.id(), action)
                .change("name", before == null ? null : before.name(), after.name())
                .change("series", before == null ? null : before.series(), after.series())
                .change(
                        "listPrice",
                        before == null ? null : before.listPrice().toString(),
                        after.listPrice().toString())
                .change(
                        "floorPrice",
                        before == null ? null : before.floorPrice().toString(),
                        after.floorPrice().toString())
                .change("active", before == null ? null : before.active(), after.active())
                .change("aliases", before == null ? null : before.aliases(), after.aliases());
    }
}
