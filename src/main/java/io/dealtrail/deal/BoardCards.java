package io.dealtrail.deal;

import io.dealtrail.deal.BoardColumns.Column;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cards of the board: those that have been longest in their stage first, so that what is stuck is on top. */
@Component
@Transactional(readOnly = true)
class BoardCards {

    /** @param tasks open ones, the soonest due first: all that the deal's process offers */
    record Card(
            String number,
            String title,
            @Nullable String customer,
            String stage,
            @Nullable String owner,
            @Nullable Money amount,
            Instant enteredAt,
            long daysInStage,
            @Nullable Instant stalledSince,
            boolean overdue,
            List<CardTasks.Task> tasks) {

        /** Whether somebody has to look at it. */
        public boolean red() {
            return overdue || stalledSince != null;
        }

        public CardTasks.@Nullable Task next() {
            return tasks.isEmpty() ? null : tasks.get(0);
        }

        Stream<@Nullable String> persons() {
            return Stream.concat(Stream.of(owner), tasks.stream().map(CardTasks.Task::assignee));
        }
    }

    private static final String COLUMN = """
            (select d.number, d.title, a.name as customer, d.stage, d.owner, d.amount, d.currency, d.stage_entered_at, d.stalled_since
            from deal d left join account a on a.id = d.account
            where d.status = :status%1$d and d.stage = :stage%1$d and %2$s
            order by d.stage_entered_at%3$s, d.number%3$s limit %4$d)""";

    private final JdbcClient jdbc;
    private final CardTasks tasks;
    private final Clock clock;

    BoardCards(JdbcClient jdbc, CardTasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The first cards of each column, in one statement: each column is read along its index and no further. */
    List<Card> first(List<Column> columns, DealFilter filter, Scope scope, int each) {
        Map<String, Object> params = new HashMap<>();
        String where = where(filter, scope, params);
        List<String> parts = new ArrayList<>();
        for (Column column : columns) {
            parts.add(part(parts.size(), column, where, each, params));
        }
        return parts.isEmpty() ? List.of() : cards(String.join(" union all ", parts), params);
    }

    /** The cards of one column that follow a cursor. */
    List<Card> after(Column column, DealFilter filter, Scope scope, String after, int size) {
        Map<String, Object> params = new HashMap<>();
        @Nullable String[] key = Cursor.parse(after, 2);
        params.put("keyEntered", time(String.valueOf(key[0]), after));
        params.put("keyNumber", String.valueOf(key[1]));
        String where = where(filter, scope, params) + " and (d.stage_entered_at, d.number) "
                + (column.won() ? "<" : ">") + " (:keyEntered, :keyNumber)";
        return cards(part(0, column, where, size, params), params);
    }

    private static String where(DealFilter filter, Scope scope, Map<String, Object> params) {
        Visibility visible = Visibility.of(scope);
        params.putAll(visible.params());
        List<String> all = new ArrayList<>(List.of(visible.sql()));
        all.addAll(filter.conditions(params));
        return String.join(" and ", all);
    }

    private static String part(int n, Column column, String where, int limit, Map<String, Object> params) {
        params.put("status" + n, column.status().name());
        params.put("stage" + n, column.key());
        String all = where;
        if (column.since() != null) {
            all += " and d.stage_entered_at >= :wonSince";
            params.put("wonSince", column.since().atOffset(ZoneOffset.UTC));
        }
        return COLUMN.formatted(n, all, column.won() ? " desc" : "", limit);
    }

    private List<Card> cards(String sql, Map<String, Object> params) {
        List<Card> bare =
                jdbc.sql(sql).params(params).query((rs, n) -> card(rs)).list();
        Map<String, List<CardTasks.Task>> byDeal =
                tasks.of(bare.stream().map(Card::number).toList());
        return bare.stream()
                .map(card -> with(card, byDeal.getOrDefault(card.number(), List.of())))
                .toList();
    }

    private Card with(Card card, List<CardTasks.Task> open) {
        return new Card(
                card.number(),
                card.title(),
                card.customer(),
                card.stage(),
                card.owner(),
                card.amount(),
                card.enteredAt(),
                card.daysInStage(),
                card.stalledSince(),
                open.stream().anyMatch(CardTasks.Task::overdue),
                open);
    }

    private Card card(ResultSet rs) throws SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        Instant entered = rs.getObject("stage_entered_at", OffsetDateTime.class).toInstant();
        OffsetDateTime stalled = rs.getObject("stalled_since", OffsetDateTime.class);
        return new Card(
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("customer"),
                rs.getString("stage"),
                rs.getString("owner"),
                amount == null ? null : Money.of(amount, rs.getString("currency")),
                entered,
                Duration.between(entered, clock.instant()).toDays(),
                stalled == null ? null : stalled.toInstant(),
                false,
                List.of());
    }

    private static OffsetDateTime time(String key, String cursor) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refused.malformed("list.cursor", cursor);
        }
    }
}
