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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
            Topic topic,
            @Nullable String deal,
            @Nullable String task,
            List<String> arguments,
            Instant at,
            @Nullable Instant readAt) {}

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private static final String SELECT = "select id, kind, topic, deal, task, arguments, created_at, read_at ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NotificationRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Row add(
            String person,
            String kind,
            Topic topic,
            @Nullable String deal,
            @Nullable String task,
            List<String> arguments,
            boolean forDigest,
            Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into notification (person, kind, topic, deal, task, arguments, for_digest, created_at)
                values (:person, :kind, :topic, :deal, :task, :arguments, :forDigest, :now)""")
                .param("person", person)
                .param("kind", kind)
                .param("topic", topic.code())
                .param("deal", deal)
                .param("task", task)
                .param("arguments", write(arguments))
                .param("forDigest", forDigest)
                .param("now", utc(now))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        return new Row(id, kind, topic, deal, task, arguments, now, null);
    }

    /** Newest first, older than {@code before}. */
    Page<Row> page(String person, boolean unreadOnly, @Nullable Topic topic, long before, int size) {
        String mine = "from notification where person = :person" + (unreadOnly ? " and read_at is null" : "")
                + (topic == null ? "" : " and topic = :topic");
        Map<String, Object> params = new HashMap<>(Map.of("person", person));
        if (topic != null) {
            params.put("topic", topic.code());
        }
        List<Row> rows = jdbc.sql(SELECT + mine + " and id < :before order by id desc fetch first :rows rows only")
                .params(params)
                .param("before", before)
                .param("rows", size + 1)
                .query(this::row)
                .list();
        long counted = jdbc.sql("select count(*) from (select 1 " + mine + " fetch first :limit rows only) some_rows")
                .params(params)
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        return Page.of(rows, size, counted, row -> Cursor.of(row.id()));
    }

    Optional<Row> find(long id, String person) {
        return jdbc.sql(SELECT + "from notification where id = :id and person = :person")
                .param("id", id)
                .param("person", person)
                .query(this::row)
                .optional();
    }

    /** How many the person has not read, counted up to a hundred. */
    int unread(String person) {
        return jdbc.sql("""
                        select count(*) from (select 1 from notification where person = :person and read_at is null
                        fetch first 100 rows only) some_rows""").param("person", person).query(Integer.class).single();
    }

    /** @return false when the person was never told this */
    boolean markRead(long id, String person, Instant now) {
        boolean known = jdbc.sql(
                                "update notification set read_at = coalesce(read_at, :now) where id = :id and person = :person")
                        .param("now", utc(now))
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
        if (known) {
            withdraw(List.of(mailKey(id)));
        }
        return known;
    }

    boolean markUnread(long id, String person) {
        return jdbc.sql("update notification set read_at = null where id = :id and person = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** @return how many were unread */
    int markAllRead(String person, Instant now) {
        List<Long> unread = jdbc.sql("select id from notification where person = :person and read_at is null")
                .param("person", person)
                .query(Long.class)
                .list();
        int marked = jdbc.sql("update notification set read_at = :now where person = :person and read_at is null")
                .param("now", utc(now))
                .param("person", person)
                .update();
        for (int i = 0; i < unread.size(); i += 500) {
            withdraw(unread.subList(i, Math.min(unread.size(), i + 500)).stream()
                    .map(NotificationRepository::mailKey)
                    .toList());
        }
        return marked;
    }

    /** Takes back {@link #markAllRead} of that moment. */
    void markUnreadSince(String person, Instant at) {
        jdbc.sql("update notification set read_at = null where person = :person and read_at = :at")
                .param("person", person)
                .param("at", utc(at))
                .update();
    }

    /** What waits for the person's digest and was not read meanwhile, the oldest first. */
    List<Row> forDigest(String person) {
        return jdbc.sql(SELECT + """
                from notification where person = :person and read_at is null and for_digest
                order by id fetch first 1000 rows only""").param("person", person).query(this::row).list();
    }

    void digested(String person) {
        jdbc.sql("update notification set for_digest = false where person = :person and for_digest")
                .param("person", person)
                .update();
    }

    static String mailKey(long id) {
        return "notification:" + id;
    }

    // What was read in the page needs no mail any more. One that is being sent at this moment goes.
    private void withdraw(List<String> keys) {
        List<Long> waiting = jdbc.sql(
                        "select id from outbox_mail where mail_key in (:keys) and state = 'QUEUED' for update skip locked")
                .param("keys", keys)
                .query(Long.class)
                .list();
        if (!waiting.isEmpty()) {
            jdbc.sql("update outbox_mail set state = 'READ' where id in (:ids)")
                    .param("ids", waiting)
                    .update();
        }
    }

    private Row row(ResultSet row, int n) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Row(
                row.getLong("id"),
                row.getString("kind"),
                Topic.parse(row.getString("topic")),
                row.getString("deal"),
                row.getString("task"),
                read(row.getString("arguments")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
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
