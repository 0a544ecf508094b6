package io.dealtrail.followup;

import io.dealtrail.engine.Sla.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeadlineRepository {

    private static final String SELECT = "select * from deadline ";
    private static final Map<Rung, String> COLUMNS = Map.of(
            Rung.REMIND, "remind_at",
            Rung.ESCALATE, "escalate_at",
            Rung.HAND_OVER, "hand_over_at",
            Rung.DIRECTOR, "director_at");

    private final JdbcClient jdbc;

    DeadlineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Deadline deadline) {
        Moment moment = deadline.moment();
        dates(jdbc.sql("""
                insert into deadline (task, deal, stage, process_instance, definition, element, candidate_groups, mandatory,
                    created_at, due_at, remind_at, escalate_at, hand_over_at, director_at, climbed, reason)
                values (:task, :deal, :stage, :instance, :definition, :element, :groups, :mandatory,
                    :created_at, :due_at, :remind_at, :escalate_at, :hand_over_at, :director_at, '', :reason)"""), deadline.deadlines())
                .param("task", deadline.task())
                .param("deal", moment.deal())
                .param("stage", moment.stage())
                .param("instance", moment.processInstance())
                .param("definition", moment.definition())
                .param("element", moment.element())
                .param("groups", String.join(",", deadline.groups()))
                .param("mandatory", deadline.mandatory())
                .update();
    }

    /** Begins a new ladder. */
    void restart(String task, Deadlines deadlines) {
        dates(jdbc.sql("""
                update deadline set created_at = :created_at, due_at = :due_at, remind_at = :remind_at,
                    escalate_at = :escalate_at, hand_over_at = :hand_over_at, director_at = :director_at, climbed = '',
                    reason = :reason
                where task = :task"""), deadlines).param("task", task).update();
    }

    /** Moves the dates of a ladder; what was climbed stays so. */
    void move(String task, Deadlines deadlines) {
        dates(jdbc.sql("""
                update deadline set created_at = :created_at, due_at = :due_at, remind_at = :remind_at,
                    escalate_at = :escalate_at, hand_over_at = :hand_over_at, director_at = :director_at, reason = :reason
                where task = :task"""), deadlines).param("task", task).update();
    }

    void markClimbed(String task, Set<Rung> climbed) {
        jdbc.sql("update deadline set climbed = :climbed where task = :task")
                .param("climbed", Rung.write(climbed))
                .param("task", task)
                .update();
    }

    void remove(String task) {
        jdbc.sql("delete from deadline where task = :task").param("task", task).update();
    }

    Optional<Deadline> find(String task) {
        return one(SELECT + "where task = :task", task);
    }

    /** Like {@link #find}, and nobody else climbs until this transaction ends. */
    Optional<Deadline> lock(String task) {
        return one(SELECT + "where task = :task for update", task);
    }

    List<Deadline> ofDeal(String deal) {
        return jdbc.sql(SELECT + "where deal = :deal order by created_at, task")
                .param("deal", deal)
                .query(DeadlineRepository::deadline)
                .list();
    }

    boolean hasOpen(String deal, String mandatory) {
        return jdbc.sql("select count(*) from deadline where deal = :deal and mandatory = :mandatory")
                        .param("deal", deal)
                        .param("mandatory", mandatory)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<Deadline> one(String sql, String task) {
        return jdbc.sql(sql)
                .param("task", task)
                .query(DeadlineRepository::deadline)
                .optional();
    }

    private static JdbcClient.StatementSpec dates(JdbcClient.StatementSpec statement, Deadlines deadlines) {
        COLUMNS.forEach(
                (rung, column) -> statement.param(column, utc(deadlines.rungs().get(rung))));
        return statement
                .param("created_at", utc(deadlines.created()))
                .param("due_at", utc(deadlines.due()))
                .param("reason", deadlines.reason());
    }

    private static Deadline deadline(ResultSet row, int n) throws SQLException {
        Map<Rung, Instant> rungs = new EnumMap<>(Rung.class);
        for (Map.Entry<Rung, String> column : COLUMNS.entrySet()) {
            Instant at = instant(row, column.getValue());
            if (at != null) {
                rungs.put(column.getKey(), at);
            }
        }
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        Moment moment = new Moment(
                row.getString("deal"),
                row.getString("stage"),
                row.getString("process_instance"),
                row.getString("definition"),
                row.getString("element"),
                row.getString("task"));
        return new Deadline(
                row.getString("task"),
                moment,
                Arrays.stream(row.getString("candidate_groups").split(","))
                        .filter(group -> !group.isEmpty())
                        .toList(),
                row.getString("mandatory"),
                new Deadlines(created, instant(row, "due_at"), rungs, row.getString("reason")),
                Rung.read(row.getString("climbed")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
