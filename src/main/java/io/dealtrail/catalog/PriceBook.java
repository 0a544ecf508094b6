package io.dealtrail.catalog;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What products cost in a currency on a day. Of the prices that hold on the day the one that began last counts; where none does,
 * the standard price, if it is in the currency.
 */
@Component
@Transactional(readOnly = true)
public class PriceBook {

    private static final String PRICED = """
            select p.id, p.name, p.series, p.active, p.pricing,
                coalesce(x.list_price, case when p.currency = :currency then p.list_price end) as list_price,
                coalesce(x.floor_price, case when p.currency = :currency then p.floor_price end) as floor_price
            from product p left join product_price x on x.product = p.id and x.currency = :currency and x.valid_from =
                (select max(y.valid_from) from product_price y where y.product = p.id and y.currency = :currency
                    and y.valid_from <= :on and (y.valid_until is null or y.valid_until >= :on))
            where p.id in (:ids)""";

    private final JdbcClient jdbc;

    PriceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String id,
            String name,
            @Nullable String series,
            boolean active,
            String pricing,
            @Nullable BigDecimal listPrice,
            @Nullable BigDecimal floorPrice) {}

    private record Inside(String bundle, String part, BigDecimal quantity) {}

    private record Key(String known, String id, int rank) {}

    /** By what was asked for: an id, an exact name or an alias. What is not known is left out. Four statements, however many. */
    public Map<String, Offer> of(Collection<String> asked, String currency, LocalDate on) {
        List<String> keys = asked.stream().map(String::strip).distinct().toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> ids = new HashMap<>();
        jdbc.sql("""
                select id as known, id, 0 as rank from product where id in (:keys)
                union all select name, id, 1 from product where name in (:keys)
                union all select alias, product, 2 from product_alias where alias in (:keys) order by 3""")
                .param("keys", keys)
                .query(Key.class)
                .list()
                .forEach(key -> ids.putIfAbsent(key.known(), key.id()));
        Map<String, Offer> offers = offers(ids.values(), currency, on);
        Map<String, Offer> found = new HashMap<>();
        for (String wanted : asked) {
            String id = ids.get(wanted.strip());
            Offer offer = id == null ? null : offers.get(id);
            if (offer != null) {
                found.put(wanted, offer);
            }
        }
        return found;
    }

    /** What is offered and has the text in its name, series or alias: names that begin with it first. */
    public List<Offer> search(String text, String currency, LocalDate on, int most) {
        String q = text.strip().toLowerCase(Locale.ROOT);
        List<String> ids = jdbc.sql("""
                select p.id from product p where p.active = true and (position(:q in lower(p.name)) > 0
                    or position(:q in lower(coalesce(p.series, ''))) > 0
                    or exists (select 1 from product_alias a where a.product = p.id and position(:q in lower(a.alias)) > 0))
                order by case when position(:q in lower(p.name)) = 1 then 0 else 1 end, p.name limit :most""")
                .param("q", q)
                .param("most", most)
                .query(String.class)
                .list();
        return List.copyOf(offers(ids, currency, on).values());
    }

    /** Currencies in which there are prices. */
    public List<String> currencies() {
        return jdbc.sql("select currency from product union select currency from product_price order by 1")
                .query(String.class)
                .list();
    }

    /** By id, in the order asked for. */
    Map<String, Offer> offers(Collection<String> ids, String currency, LocalDate on) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Inside>> parts = jdbc
                .sql("select bundle, part, quantity from product_part where bundle in (:ids) order by part_no")
                .param("ids", ids)
                .query(Inside.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Inside::bundle));
        List<String> all = new ArrayList<>(ids);
        parts.values().forEach(inside -> inside.forEach(part -> all.add(part.part())));
        Map<String, Row> rows = jdbc
                .sql(PRICED)
                .param("currency", currency)
                .param("on", on)
                .param("ids", all)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (String id : ids) {
            Row row = rows.get(id);
            if (row != null) {
                offers.put(id, offer(row, parts.getOrDefault(id, List.of()), rows, currency));
            }
        }
        return offers;
    }

    private static Offer offer(Row row, List<Inside> parts, Map<String, Row> rows, String currency) {
        Money list = money(row.listPrice(), currency);
        Money floor = money(row.floorPrice(), currency);
        if (row.pricing().equals(Product.Pricing.SUM.name())) {
            list = sum(parts, rows, currency, false);
            floor = sum(parts, rows, currency, true);
        }
        String contents = parts.isEmpty()
                ? null
                : parts.stream()
                        .map(p -> plain(p.quantity()).toPlainString() + " × "
                                + (rows.containsKey(p.part())
                                        ? rows.get(p.part()).name()
                                        : p.part()))
                        .collect(Collectors.joining(", "));
        return new Offer(row.id(), row.name(), row.series(), row.active(), list, floor, contents);
    }

    /** Nothing when a part has no price: a bundle of it has none either. */
    private static @Nullable Money sum(List<Inside> parts, Map<String, Row> rows, String currency, boolean floors) {
        Money sum = Money.zero(currency);
        for (Inside part : parts) {
            Row row = rows.get(part.part());
            BigDecimal price = row == null ? null : floors ? row.floorPrice() : row.listPrice();
            if (price == null) {
                return null;
            }
            sum = sum.plus(Money.of(price, currency).times(part.quantity()));
        }
        return sum;
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Money.of(amount, currency);
    }

    /** 5 instead of 5.0000 or 1E+1. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
