package io.dealtrail.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The migrations themselves. */
@Repository
class MigrationRepository {

    private static final String SELECT = "select * from migration ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    MigrationRepository(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(Migration migration) {
        jdbc.sql("""
                insert into migration (id, process, from_version, to_version, plan, plan_hash, state, reason, canary, total, back_of,
                    started_by, created_at)
                values (:id, :process, :from, :to, :plan, :hash, :state, :reason, :canary, 0, :back, :by, :at)""")
                .param("id", migration.id())
                .param("process", migration.process())
                .param("from", migration.from())
                .param("to", migration.to())
                .param("plan", write(migration.plan()))
                .param("hash", migration.planHash())
                .param("state", migration.state().name())
                .param("reason", migration.reason())
                .param("canary", migration.canary())
                .param("back", migration.backOf())
                .param("by", migration.startedBy())
                .param("at", utc(migration.createdAt()))
                .update();
    }

    void total(String id, int total) {
        jdbc.sql("update migration set total = :total where id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    Optional<Migration> find(String id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    /** Nobody else turns it until this transaction ends. */
    Optional<Migration> lock(String id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    /** The newest first. */
    List<Migration> of(String process, int most) {
        return jdbc.sql(SELECT + "where process = :process order by created_at desc, id fetch first :most rows only")
                .param("process", process)
                .param("most", most)
                .query(this::map)
                .list();
    }

    Optional<Migration> underWay(String process) {
        return jdbc.sql(SELECT + "where process = :process and state in (:states) fetch first 1 rows only")
                .param("process", process)
                .param("states", names(Migration.UNDER_WAY))
                .query(this::map)
                .optional();
    }

    /** What there is to work on, the oldest first. */
    List<Migration> busy() {
        return jdbc.sql(SELECT + "where state in (:states) order by created_at, id")
                .param("states", names(Migration.BUSY))
                .query(this::map)
                .list();
    }

    /** @return false when it was not in that state any more */
    boolean turn(String id, Migration.State from, Migration.State to) {
        boolean over = to == Migration.State.DONE || to == Migration.State.CANCELLED;
        return jdbc.sql("""
                        update migration set state = :to, finished_at = :finished,
                            begun_at = case when begun_at is null and :begins then cast(:now as timestamp with time zone) else begun_at end
                        where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("finished", over ? utc(clock.instant()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("begins", to == Migration.State.CANARY || to == Migration.State.RUNNING)
                        .param("now", utc(clock.instant()))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    void canary(String id, int many, @Nullable String reason) {
        jdbc.sql("update migration set canary = :many, reason = coalesce(:reason, reason) where id = :id")
                .param("many", many)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    private Migration map(ResultSet row, int n) throws SQLException {
        try {
            return new Migration(
                    row.getString("id"),
                    row.getString("process"),
                    row.getInt("from_version"),
                    row.getInt("to_version"),
                    json.readValue(row.getString("plan"), Plan.class),
                    row.getString("plan_hash"),
                    Migration.State.valueOf(row.getString("state")),
                    row.getString("reason"),
                    row.getInt("canary"),
                    row.getInt("total"),
                    row.getString("back_of"),
                    row.getString("started_by"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    instant(row, "begun_at"),
                    instant(row, "finished_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Collection<Migration.State> states) {
        return states.stream().map(Enum::name).toList();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
