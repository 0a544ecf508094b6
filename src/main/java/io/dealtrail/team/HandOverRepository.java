package io.dealtrail.team;

import io.dealtrail.team.HandOver.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed over, row by row. */
@Repository
class HandOverRepository {

    private final JdbcClient jdbc;

    HandOverRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String id, String person, String by, Instant at) {
        jdbc.sql("insert into hand_over (id, person, given_by, given_at) values (:id, :person, :by, :at)")
                .param("id", id)
                .param("person", person)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    void add(String id, int n, Row row) {
        jdbc.sql("""
                insert into hand_over_row (hand_over, n, deal, title, owned, tasks, given_to, outcome, why)
                values (:id, :n, :deal, :title, :owned, :tasks, :to, :outcome, :why)""")
                .param("id", id)
                .param("n", n)
                .param("deal", row.deal())
                .param("title", row.title())
                .param("owned", row.owned())
                .param("tasks", String.join(",", row.tasks()))
                .param("to", row.to())
                .param("outcome", row.outcome())
                .param("why", row.why())
                .update();
    }

    void change(String id, int n, String outcome, @Nullable String why) {
        jdbc.sql("update hand_over_row set outcome = :outcome, why = :why where hand_over = :id and n = :n")
                .param("outcome", outcome)
                .param("why", why)
                .param("id", id)
                .param("n", n)
                .update();
    }

    /** @return false when somebody undid it already */
    boolean markUndone(String id, Instant at) {
        return jdbc.sql("update hand_over set undone_at = :at where id = :id and undone_at is null")
                        .param("at", utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<HandOver> find(String id) {
        List<Row> rows = jdbc.sql("select * from hand_over_row where hand_over = :id order by n")
                .param("id", id)
                .query(HandOverRepository::row)
                .list();
        return jdbc.sql("select person, given_by, given_at, undone_at from hand_over where id = :id")
                .param("id", id)
                .query((row, n) -> new HandOver(
                        id,
                        row.getString("person"),
                        row.getString("given_by"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("undone_at", OffsetDateTime.class)),
                        rows))
                .optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        String tasks = row.getString("tasks");
        return new Row(
                row.getString("deal"),
                row.getString("title"),
                row.getBoolean("owned"),
                tasks.isEmpty() ? List.of() : List.of(tasks.split(",")),
                row.getString("given_to"),
                row.getString("outcome"),
                row.getString("why"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
