package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Show;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of deals: one statement for a page, one for the count, both limited to what the reader may see. */
@Component
@Transactional(readOnly = true)
class DealList {

    /** What the reader asks for; null is any. */
    record Filter(
            @Nullable String stage,
            @Nullable String status,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String q,
            @Nullable String sort) {}

    /** A row of the list. */
    record Row(
            String number,
            String title,
            @Nullable String customer,
            String stage,
            String stageName,
            String status,
            @Nullable String owner,
            @Nullable Money amount,
            int probability,
            @Nullable LocalDate expectedCloseOn,
            String source,
            @Nullable String region,
            long daysInStage,
            @Nullable String nextTask,
            boolean stalled) {}

    /** @param cast type of the cursor's text in SQL */
    private record Sort(String column, String cast) {}

    private record Keyed(Row row, @Nullable String key) {}

    private static final Map<String, Sort> SORTS = Map.of(
            "number", new Sort("d.number", "varchar(20)"),
            "title", new Sort("d.title", "varchar(200)"),
            "amount", new Sort("coalesce(d.base_amount, 0)", "decimal(19, 4)"),
            "expectedCloseOn", new Sort("coalesce(d.expected_close_on, date '9999-12-31')", "date"),
            "created", new Sort("d.created_at", "timestamp with time zone"),
            "stageEntered", new Sort("d.stage_entered_at", "timestamp with time zone"));

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;
    private final Deals deals;
    private final Show show;
    private final Clock clock;

    DealList(JdbcClient jdbc, People people, Actors actors, Deals deals, Show show, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
        this.deals = deals;
        this.show = show;
        this.clock = clock;
    }

    Page<Row> page(Filter filter, int size, @Nullable String after) {
        String order = filter.sort() == null ? "-created" : filter.sort();
        boolean descending = order.startsWith("-");
        Sort sort = SORTS.get(descending ? order.substring(1) : order);
        if (sort == null) {
            throw Refused.malformed("deal.sort", order);
        }
        Map<String, Object> params = new HashMap<>();
        String where = where(filter, params);
        long total = jdbc.sql(
                        "select count(*) from (select 1 from deal d left join account a on a.id = d.account where "
                                + where + " limit " + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            params.put("key", String.valueOf(key[0]));
            params.put("keyNumber", String.valueOf(key[1]));
            where += " and (%s, d.number) %s (cast(:key as %s), :keyNumber)"
                    .formatted(sort.column(), descending ? "<" : ">", sort.cast());
        }
        String direction = descending ? " desc" : "";
        List<Keyed> rows = jdbc.sql("""
                select d.number, d.title, a.name as customer, d.stage, d.status, d.owner, d.amount, d.currency, d.probability,
                    d.expected_close_on, d.source, d.region, d.stage_entered_at, d.stalled_since, %s as sort_key,
                    (select w.process_id || '.' || w.element || ':' || w.name from work_item w
                        where w.deal = d.number order by w.due, w.id limit 1) as next_task
                from deal d left join account a on a.id = d.account
                where %s order by %s%s, d.number%s limit %d""".formatted(sort.column(), where, sort.column(), direction, direction, size + 1))
                .params(params)
                .query((rs, n) -> new Keyed(row(rs), rs.getString("sort_key")))
                .list();
        return Page.of(rows, size, total, k -> Cursor.of(k.key(), k.row().number()))
                .map(Keyed::row);
    }

    private String where(Filter filter, Map<String, Object> params) {
        Visibility visible = Visibility.of(people.scope(actors.person()));
        params.putAll(visible.params());
        List<String> all = new ArrayList<>(List.of(visible.sql()));
        equal(all, params, "stage", filter.stage());
        equal(all, params, "status", filter.status());
        equal(all, params, "owner", filter.owner());
        equal(all, params, "team", filter.team());
        if (filter.q() != null && !filter.q().isBlank()) {
            all.add("(lower(d.title) like :q or lower(a.name) like :q or lower(d.number) like :q)");
            String text = filter.q().strip().toLowerCase(java.util.Locale.ROOT);
            params.put("q", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return String.join(" and ", all);
    }

    private static void equal(List<String> all, Map<String, Object> params, String column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            all.add("d." + column + " = :" + column);
            params.put(column, text);
        }
    }

    private Row row(java.sql.ResultSet rs) throws java.sql.SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        OffsetDateTime entered = rs.getObject("stage_entered_at", OffsetDateTime.class);
        String stage = rs.getString("stage");
        return new Row(
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("customer"),
                stage,
                deals.stageName(stage),
                rs.getString("status"),
                rs.getString("owner"),
                amount == null ? null : Money.of(amount, rs.getString("currency")),
                rs.getInt("probability"),
                rs.getObject("expected_close_on", LocalDate.class),
                rs.getString("source"),
                rs.getString("region"),
                Duration.between(entered.toInstant(), clock.instant()).toDays(),
                taskName(rs.getString("next_task")),
                rs.getObject("stalled_since") != null);
    }

    /** @param task {@code process.element:drawn name} */
    private @Nullable String taskName(@Nullable String task) {
        if (task == null) {
            return null;
        }
        String[] parts = task.split("[.:]", 3);
        return show.element(parts[0], parts[1], parts[2]);
    }
}
