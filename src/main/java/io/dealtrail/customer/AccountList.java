package io.dealtrail.customer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.customer.AccountDeals.OpenDeals;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Like;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as a person may see them. */
@Component
@Transactional(readOnly = true)
class AccountList {

    /** What the reader asks for; null is any. */
    record Filter(
            @Nullable String q,
            @Nullable String region,
            @Nullable String industry,
            @Nullable String sort) {

        /** For templates too, which reach only what is public. */
        public String order() {
            return sort == null || sort.isBlank() ? "name" : sort;
        }
    }

    /**
     * A row of the list.
     *
     * @param openValue sum of the open deals that the reader may see, in the base currency
     */
    record Row(
            @JsonUnwrapped Account account,
            long openDeals,
            @Nullable Money openValue,
            @Nullable OffsetDateTime lastContactAt) {}

    private record Keyed(Row row, @Nullable String key) {}

    /** @param cast type of the cursor's text in SQL */
    private record Sort(String key, String cast, boolean descending) {}

    private static final Map<String, Sort> SORTS = Map.of(
            "name", new Sort("a.name", "varchar(200)", false),
            "-name", new Sort("a.name", "varchar(200)", true),
            "lastContact",
                    new Sort(
                            "coalesce(a.last_contact_at, timestamp with time zone '1970-01-01 00:00:00+00')",
                            "timestamp with time zone",
                            false),
            "-lastContact",
                    new Sort(
                            "coalesce(a.last_contact_at, timestamp with time zone '1970-01-01 00:00:00+00')",
                            "timestamp with time zone",
                            true),
            "openValue", new Sort("coalesce(o.worth, 0)", "decimal(19, 4)", false),
            "-openValue", new Sort("coalesce(o.worth, 0)", "decimal(19, 4)", true));

    private final JdbcClient jdbc;
    private final AccountDeals deals;

    AccountList(JdbcClient jdbc, AccountDeals deals) {
        this.jdbc = jdbc;
        this.deals = deals;
    }

    Page<Row> page(Person person, Filter filter, int size, @Nullable String after) {
        Sort sort = SORTS.get(filter.order());
        if (sort == null) {
            throw Refused.malformed("account.sort", filter.order());
        }
        Condition visible = deals.visible(person);
        OpenDeals open = deals.open(person);
        Map<String, Object> params = new HashMap<>(visible.params());
        params.putAll(open.params());
        String where = where(filter, visible, params);
        long total = jdbc.sql("select count(*) from (select 1 from account a where " + where + " limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            where += " and (%s, a.id) %s (cast(:key as %s), :id)"
                    .formatted(sort.key(), sort.descending() ? "<" : ">", sort.cast());
            params.put("key", String.valueOf(key[0]));
            params.put("id", String.valueOf(key[1]));
        }
        String direction = sort.descending() ? " desc" : "";
        String joined =
                sort.key().startsWith("coalesce(o.") ? " left join " + open.table() + " o on o.account = a.id" : "";
        // What a row shows of its deals is asked for the rows of the page only.
        List<Keyed> rows = jdbc.sql("""
                select p.*, %s as open_deals, %s as open_value from (
                    select a.*, %s as sort_key from account a%s where %s order by %s%s, a.id%s limit %d
                ) p order by p.sort_key%s, p.id%s""".formatted(
                                open.count(),
                                open.worth(),
                                sort.key(),
                                joined,
                                where,
                                sort.key(),
                                direction,
                                direction,
                                size + 1,
                                direction,
                                direction))
                .params(params)
                .query((rs, n) -> new Keyed(row(rs), rs.getString("sort_key")))
                .list();
        return Page.of(
                        rows,
                        size,
                        total,
                        k -> Cursor.of(k.key(), k.row().account().id()))
                .map(Keyed::row);
    }

    /** Regions or industries that accounts have. */
    List<String> values(String column) {
        return jdbc.sql("select distinct " + column + " from account where " + column
                        + " is not null and merged_into is null order by 1 limit 200")
                .query(String.class)
                .list();
    }

    /** The accounts of the exact name that the person may see. */
    List<Account> named(Person person, String name) {
        Condition visible = deals.visible(person);
        return jdbc.sql(AccountRow.SELECT + "where a.normal_name = :normal and a.merged_into is null and "
                        + visible.sql() + " order by a.region, a.id")
                .param("normal", CompanyName.normalise(name))
                .params(visible.params())
                .query(AccountRow::map)
                .list();
    }

    /** @throws NotFound also when the person may not see it */
    Account require(Person person, String id) {
        return find(person, id).orElseThrow(() -> new NotFound("account", id));
    }

    Optional<Account> find(Person person, @Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        Condition visible = deals.visible(person);
        return jdbc.sql(AccountRow.SELECT + "where a.id = :id and " + visible.sql())
                .param("id", id)
                .params(visible.params())
                .query(AccountRow::map)
                .optional();
    }

    /** {@code q} is a part of the name as people remember it (without case, punctuation and legal form), or of a contact's. */
    private static String where(Filter filter, Condition visible, Map<String, Object> params) {
        String where = "a.merged_into is null and " + visible.sql();
        if (filter.q() != null && !filter.q().isBlank()) {
            where +=
                    " and (lower(a.name) like :q or a.normal_name like :normal or a.id in (select c.account from contact c"
                            + " where c.removed_at is null and (lower(c.name) like :q or c.email like :q or c.phone like :q)))";
            params.put("q", Like.anywhere(filter.q()));
            params.put("normal", Like.anywhere(CompanyName.normalise(filter.q())));
        }
        for (var fact : List.of("region", "industry")) {
            String value = fact.equals("region") ? filter.region() : filter.industry();
            if (value != null && !value.isBlank()) {
                where += " and a." + fact + " = :" + fact;
                params.put(fact, value);
            }
        }
        return where;
    }

    private Row row(ResultSet rs) throws SQLException {
        BigDecimal worth = rs.getBigDecimal("open_value");
        return new Row(
                Objects.requireNonNull(AccountRow.map(rs, 0)),
                rs.getLong("open_deals"),
                worth == null ? null : Money.of(worth, deals.baseCurrency()),
                rs.getObject("last_contact_at", OffsetDateTime.class));
    }
}
