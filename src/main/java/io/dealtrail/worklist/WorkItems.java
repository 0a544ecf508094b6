package io.dealtrail.worklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent.Place;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Database;
import io.dealtrail.worklist.WorkItem.Closing;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The work list's tables. */
@Repository
class WorkItems {

    /** @param from who had it before; null when it was in its queue */
    record Handed(String by, @Nullable String from, Instant at) {}

    static final String COLUMNS =
            "id, deal, customer, title, stage, process_id, process_version, definition, element, name, mandatory, "
                    + "assignee, candidate_group, more_groups, by_team, queue, team, region, due, remind_at, priority, amount, currency, "
                    + "snoozed_until, reason_code, reason_args, created_at";
    private static final String INSERT = "insert into work_item (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final boolean postgres;
    private final Cache<String, String> dealOf =
            Caffeine.newBuilder().maximumSize(100_000).build();

    WorkItems(JdbcTemplate jdbc, Database database) {
        this.jdbc = jdbc;
        this.postgres = database.isPostgres();
    }

    void insert(WorkItem item) {
        dealOf.put(item.id(), item.deal());
        List<String> queues = item.queues();
        Money amount = item.amount();
        jdbc.update(
                INSERT,
                item.id(),
                item.deal(),
                item.customer(),
                item.title(),
                item.stage(),
                item.place().process(),
                item.place().version(),
                item.definition(),
                item.place().element(),
                item.name(),
                item.mandatory(),
                item.assignee(),
                item.group(),
                item.groups().size() < 2
                        ? null
                        : String.join(
                                ",", item.groups().subList(1, item.groups().size())),
                item.group() != null && People.byTeam(item.group()),
                item.assignee() != null || queues.isEmpty() ? null : queues.get(0),
                item.team(),
                item.region(),
                utc(item.due()),
                utc(item.remindAt()),
                item.priority(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                utc(item.snoozedUntil()),
                item.reasonCode(),
                String.join("\n", item.reasonArgs()),
                utc(item.createdAt()));
        for (int i = 1; i < queues.size(); i++) {
            jdbc.update("insert into work_item_queue (queue, id) values (?, ?)", queues.get(i), item.id());
        }
    }

    /**
     * Moves the row to the closed ones: one statement on PostgreSQL, three elsewhere. Answers whose lists had it.
     *
     * @param writer username of the person whose draft of the task goes with it; null: nobody's
     */
    Set<String> close(String id, Closing closing, @Nullable String writer) {
        String whose = "select assignee, candidate_group, more_groups, team from ";
        String into =
                "insert into work_item_closed (" + COLUMNS + ", state, closed_at, closed_by, on_behalf_of) select "
                        + COLUMNS + ", ?, cast(? as timestamp with time zone), ?, ? from ";
        Object[] how = {closing.state(), utc(closing.at()), closing.by(), closing.onBehalfOf()};
        OffsetDateTime longAgo = utc(closing.at().minus(FormDrafts.KEPT));
        if (postgres) {
            return audience(
                    "with gone as (delete from work_item where id = ? returning *), kept as (" + into
                            + "gone), typed as (" + FormDrafts.CLEAR + ") " + whose + "gone",
                    id,
                    how[0],
                    how[1],
                    how[2],
                    how[3],
                    writer,
                    id,
                    longAgo);
        } else {
            jdbc.update(into + "work_item where id = ?", how[0], how[1], how[2], how[3], id);
            jdbc.update(FormDrafts.CLEAR, writer, id, longAgo);
            return audience(whose + "old table (delete from work_item where id = ?)", id);
        }
    }

    private Set<String> audience(String sql, @Nullable Object... params) {
        Set<String> audience = new HashSet<>();
        jdbc.query(
                sql,
                rs -> {
                    audience.addAll(WorkItem.audience(rs.getString("assignee"), groups(rs), rs.getString("team")));
                },
                params);
        return audience;
    }

    /** Gives the task to a person or, with null, back to its queue. */
    void assign(WorkItem item, @Nullable String assignee, CurrentWork.Hand hand, Instant now) {
        List<String> queues = item.queues();
        jdbc.update(
                "update work_item set assignee = ?, queue = ?, reason_code = ?, reason_args = ?, "
                        + "handed_by = ?, handed_from = ?, handed_at = ? where id = ?",
                assignee,
                assignee != null || queues.isEmpty() ? null : queues.get(0),
                hand.reasonCode(),
                String.join("\n", hand.reasonArgs()),
                hand.by(),
                hand.by() == null ? null : item.assignee(),
                hand.by() == null ? null : utc(now),
                item.id());
    }

    /** Who moved the task last, if a person did. */
    Optional<Handed> handed(String id) {
        return jdbc
                .query(
                        "select handed_by, handed_from, handed_at from work_item where id = ? and handed_by is not null",
                        (rs, n) -> new Handed(rs.getString(1), rs.getString(2), instant(rs, "handed_at")),
                        id)
                .stream()
                .findFirst();
    }

    void deadlines(String id, Instant due, @Nullable Instant remindAt) {
        jdbc.update(
                "update work_item set due = ?, remind_at = ?, revision = revision + 1, changed_at = current_timestamp where id = ?",
                utc(due),
                utc(remindAt),
                id);
    }

    void snooze(String id, @Nullable Instant until) {
        jdbc.update("update work_item set snoozed_until = ? where id = ?", utc(until), id);
    }

    /** What the list shows of a deal, after it changed. */
    void describe(
            String deal,
            String title,
            @Nullable String customer,
            @Nullable Money amount,
            @Nullable String team,
            @Nullable String region) {
        jdbc.update(
                "update work_item set revision = revision + 1, changed_at = current_timestamp, title = ?, customer = ?, amount = ?, currency = ?, team = ?, region = ?, "
                        + "queue = case when queue is null then null "
                        + "when by_team and cast(? as varchar(64)) is not null then candidate_group || '@' || cast(? as varchar(64)) "
                        + "else candidate_group end where deal = ?",
                title,
                customer,
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                team,
                region,
                team,
                team,
                deal);
    }

    /** The deal of a task that is or was open; remembered, since it never changes. */
    Optional<String> dealOf(String id) {
        return Optional.ofNullable(dealOf.get(id, this::readDeal));
    }

    private @Nullable String readDeal(String id) {
        return jdbc.queryForList("select deal from work_item where id = ?", String.class, id).stream()
                .findFirst()
                .orElse(null);
    }

    Optional<WorkItem> open(String id) {
        return jdbc.query("select " + COLUMNS + " from work_item where id = ?", (rs, n) -> item(rs, false), id).stream()
                .findFirst();
    }

    Optional<WorkItem> closed(String id) {
        return jdbc
                .query(
                        "select " + COLUMNS
                                + ", state, closed_at, closed_by, on_behalf_of from work_item_closed where id = ?",
                        (rs, n) -> item(rs, true),
                        id)
                .stream()
                .findFirst();
    }

    List<WorkItem> ofDeal(String deal) {
        return jdbc.query(
                "select " + COLUMNS + " from work_item where deal = ? order by due, id",
                (rs, n) -> item(rs, false),
                deal);
    }

    /** The deal's open tasks with the name of who has each, null while nobody has it. */
    Map<WorkItem, @Nullable String> namedOfDeal(String deal) {
        Map<WorkItem, @Nullable String> named = new LinkedHashMap<>();
        jdbc.query(
                "select " + COLUMNS + ", (select p.name from person p where p.username = w.assignee) as assignee_name"
                        + " from work_item w where w.deal = ? order by w.due, w.id",
                (ResultSet rs) -> {
                    named.put(item(rs, false), rs.getString("assignee_name"));
                },
                deal);
        return named;
    }

    static WorkItem item(ResultSet rs, boolean closed) throws SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        String args = rs.getString("reason_args");
        return new WorkItem(
                rs.getString("id"),
                rs.getString("deal"),
                rs.getString("customer"),
                rs.getString("title"),
                rs.getString("stage"),
                new Place(
                        rs.getString("process_id"),
                        rs.getInt("process_version"),
                        rs.getString("element"),
                        rs.getString("name")),
                rs.getString("definition"),
                rs.getString("name"),
                rs.getString("mandatory"),
                rs.getString("assignee"),
                groups(rs),
                rs.getString("team"),
                rs.getString("region"),
                instant(rs, "due"),
                nullableInstant(rs, "remind_at"),
                rs.getInt("priority"),
                amount == null ? null : Money.of(amount, rs.getString("currency")),
                nullableInstant(rs, "snoozed_until"),
                rs.getString("reason_code"),
                args == null || args.isEmpty() ? List.of() : List.of(args.split("\n")),
                instant(rs, "created_at"),
                !closed
                        ? null
                        : new Closing(
                                rs.getString("state"),
                                instant(rs, "closed_at"),
                                rs.getString("closed_by"),
                                rs.getString("on_behalf_of")));
    }

    private static List<String> groups(ResultSet rs) throws SQLException {
        List<String> groups = new ArrayList<>();
        if (rs.getString("candidate_group") != null) {
            groups.add(rs.getString("candidate_group"));
        }
        if (rs.getString("more_groups") != null) {
            groups.addAll(List.of(rs.getString("more_groups").split(",")));
        }
        return List.copyOf(groups);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
