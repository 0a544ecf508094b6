package io.dealtrail.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** What each person was told. */
@Repository
class NotificationRepository {

    record Row(
            long id,
            String kind,
            @Nullable String deal,
            @Nullable String task,
            List<String> arguments,
            Instant at,
            @Nullable Instant readAt) {}

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NotificationRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(
            String person,
            String kind,
            @Nullable String deal,
            @Nullable String task,
            List<String> arguments,
            Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into notification (person, kind, deal, task, arguments, created_at)
                values (:person, :kind, :deal, :task, :arguments, :now)""")
                .param("person", person)
                .param("kind", kind)
                .param("deal", deal)
                .param("task", task)
                .param("arguments", write(arguments))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Newest first, older than {@code before}. */
    Page<Row> page(String person, boolean unreadOnly, long before, int size) {
        String mine = "from notification where person = :person" + (unreadOnly ? " and read_at is null" : "");
        List<Row> rows = jdbc.sql("select id, kind, deal, task, arguments, created_at, read_at " + mine
                        + " and id < :before order by id desc fetch first :rows rows only")
                .param("person", person)
                .param("before", before)
                .param("rows", size + 1)
                .query(this::row)
                .list();
        long counted = jdbc.sql("select count(*) from (select 1 " + mine + " fetch first :limit rows only) some_rows")
                .param("person", person)
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        return Page.of(rows, size, counted, row -> Cursor.of(row.id()));
    }

    /** @return false when the person was never told this */
    boolean markRead(long id, String person, Instant now) {
        return jdbc.sql("update notification set read_at = coalesce(read_at, :now) where id = :id and person = :person")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    private Row row(ResultSet row, int n) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Row(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("deal"),
                row.getString("task"),
                read(row.getString("arguments")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }

    private String write(List<String> arguments) {
        try {
            return json.writeValueAsString(
                    arguments.stream().map(NotificationRepository::shortened).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> read(String arguments) {
        try {
            return json.readValue(arguments, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // Titles and names are short; this keeps even eight long ones within the column.
    private static String shortened(String argument) {
        return argument.length() <= 200 ? argument : argument.substring(0, 199) + "…";
    }
}
