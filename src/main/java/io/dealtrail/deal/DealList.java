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
import java.time.Instant;
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
            @Nullable Instant nextDueAt,
            boolean overdue,
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
    private final StageNames stages;
    private final Show show;
    private final Clock clock;

    DealList(JdbcClient jdbc, People people, Actors actors, StageNames stages, Show show, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
        this.stages = stages;
        this.show = show;
        this.clock = clock;
    }

    /** @param sorted a column, with {@code -} before it for descending; null is the newest first */
    Page<Row> page(DealFilter filter, @Nullable String sorted, int size, @Nullable String after) {
        String order = sorted == null || sorted.isBlank() ? "-created" : sorted;
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
                        where w.deal = d.number order by w.due, w.id limit 1) as next_task,
                    (select min(w.due) from work_item w where w.deal = d.number) as next_due
                from deal d left join account a on a.id = d.account
                where %s order by %s%s, d.number%s limit %d""".formatted(sort.column(), where, sort.column(), direction, direction, size + 1))
                .params(params)
                .query((rs, n) -> new Keyed(row(rs), rs.getString("sort_key")))
                .list();
        return Page.of(rows, size, total, k -> Cursor.of(k.key(), k.row().number()))
                .map(Keyed::row);
    }

    private String where(DealFilter filter, Map<String, Object> params) {
        Visibility visible = Visibility.of(people.scope(actors.person()));
        params.putAll(visible.params());
        List<String> all = new ArrayList<>(List.of(visible.sql()));
        all.addAll(filter.conditions(params));
        return String.join(" and ", all);
    }

    private Row row(java.sql.ResultSet rs) throws java.sql.SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        OffsetDateTime entered = rs.getObject("stage_entered_at", OffsetDateTime.class);
        OffsetDateTime next = rs.getObject("next_due", OffsetDateTime.class);
        Instant due = next == null || next.getYear() > 9000 ? null : next.toInstant();
        String stage = rs.getString("stage");
        return new Row(
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("customer"),
                stage,
                stages.of(stage),
                rs.getString("status"),
                rs.getString("owner"),
                amount == null ? null : Money.of(amount, rs.getString("currency")),
                rs.getInt("probability"),
                rs.getObject("expected_close_on", LocalDate.class),
                rs.getString("source"),
                rs.getString("region"),
                Duration.between(entered.toInstant(), clock.instant()).toDays(),
                taskName(rs.getString("next_task")),
                due,
                due != null && due.isBefore(clock.instant()),
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
