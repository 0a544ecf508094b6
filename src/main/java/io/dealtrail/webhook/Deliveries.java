package io.dealtrail.webhook;

import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** What was sent or has to be, and what came of it. */
@Repository
class Deliveries {

    private static final String SELECT =
            "select id, endpoint, event, type, deal, payload, state, attempts, created_at, next_at from webhook_delivery ";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(String endpoint, String event, String type, @Nullable String deal, String payload, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into webhook_delivery (endpoint, event, type, deal, payload, state, attempts, retries, created_at, next_at)
                values (:endpoint, :event, :type, :deal, :payload, 'WAITING', 0, 0, :now, :now)""")
                .param("endpoint", endpoint)
                .param("event", event)
                .param("type", type)
                .param("deal", deal)
                .param("payload", payload)
                .param("now", utc(now))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Deliveries::map)
                .optional();
    }

    /** How often it was tried since it was first sent or sent again. */
    int retries(long id) {
        return jdbc.sql("select retries from webhook_delivery where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void record(long id, Delivery.Attempt attempt, Delivery.State state, @Nullable Instant next) {
        jdbc.sql("""
                insert into webhook_attempt (delivery, at, millis, status, answer, error)
                values (:delivery, :at, :millis, :status, :answer, :error)""")
                .param("delivery", id)
                .param("at", attempt.at())
                .param("millis", attempt.millis())
                .param("status", attempt.status(), Types.INTEGER)
                .param("answer", attempt.answer())
                .param("error", attempt.error())
                .update();
        jdbc.sql("""
                update webhook_delivery set state = :state, attempts = attempts + 1, retries = retries + 1, next_at = :next
                where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("next", next == null ? null : utc(next), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void skip(long id) {
        jdbc.sql("update webhook_delivery set state = 'SKIPPED', next_at = null where id = :id")
                .param("id", id)
                .update();
    }

    /** @return false when it is on its way anyway */
    boolean again(long id, Instant now) {
        return jdbc.sql("""
                update webhook_delivery set state = 'WAITING', retries = 0, next_at = :now
                where id = :id and state <> 'WAITING'""").param("id", id).param("now", utc(now)).update() == 1;
    }

    /** The endpoint's, newest first, each with its tries. */
    Page<Delivery> page(String endpoint, Delivery.@Nullable State state, long before, int size) {
        String which = "where endpoint = :endpoint" + (state == null ? "" : " and state = :state");
        Map<String, Object> params = new HashMap<>(Map.of("endpoint", endpoint));
        if (state != null) {
            params.put("state", state.name());
        }
        List<Delivery> rows = jdbc.sql(
                        SELECT + which + " and id < :before order by id desc fetch first :rows rows only")
                .params(params)
                .param("before", before)
                .param("rows", size + 1)
                .query(Deliveries::map)
                .list();
        long counted = jdbc.sql("select count(*) from (select 1 from webhook_delivery " + which
                        + " fetch first :limit rows only) some_rows")
                .params(params)
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        Page<Delivery> page = Page.of(rows, size, counted, row -> Cursor.of(row.id()));
        Map<Long, List<Delivery.Attempt>> tries =
                tries(page.items().stream().map(Delivery::id).toList());
        return page.map(row -> row.with(tries.getOrDefault(row.id(), List.of())));
    }

    /** How each endpoint's deliveries of these days stand: endpoint, state, how many. */
    Map<String, Map<String, Integer>> counts(Instant since) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        jdbc.sql("""
                select endpoint, state, count(*) from webhook_delivery where created_at >= :since group by endpoint, state""").param("since", utc(since)).query(row -> {
            counts.computeIfAbsent(row.getString(1), e -> new HashMap<>()).put(row.getString(2), row.getInt(3));
        });
        return counts;
    }

    void forgetBefore(Instant then) {
        jdbc.sql(
                        "delete from webhook_attempt where delivery in (select id from webhook_delivery where created_at < :then)")
                .param("then", utc(then))
                .update();
        jdbc.sql("delete from webhook_delivery where created_at < :then")
                .param("then", utc(then))
                .update();
    }

    private Map<Long, List<Delivery.Attempt>> tries(List<Long> deliveries) {
        Map<Long, List<Delivery.Attempt>> tries = new HashMap<>();
        if (!deliveries.isEmpty()) {
            jdbc.sql("""
                    select delivery, at, millis, status, answer, error from webhook_attempt where delivery in (:ids)
                    order by id""").param("ids", deliveries).query(row -> {
                Integer status = (Integer) row.getObject("status");
                tries.computeIfAbsent(row.getLong("delivery"), d -> new ArrayList<>())
                        .add(new Delivery.Attempt(
                                row.getObject("at", OffsetDateTime.class),
                                row.getInt("millis"),
                                status,
                                row.getString("answer"),
                                row.getString("error")));
            });
        }
        return tries;
    }

    private static Delivery map(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("endpoint"),
                row.getString("event"),
                row.getString("type"),
                row.getString("deal"),
                row.getString("payload"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("next_at", OffsetDateTime.class),
                List.of());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
