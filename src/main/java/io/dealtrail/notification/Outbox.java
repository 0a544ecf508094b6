package io.dealtrail.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
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

/** Mail on its way out, and what became of it. */
@Repository
class Outbox {

    /** As the admin sees it. KEPT mail never left: there is no mail server. READ mail was not needed any more. */
    record Mail(
            long id,
            String key,
            String to,
            String subject,
            String body,
            @JsonIgnore @Nullable String html,
            String state,
            Instant createdAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String error) {}

    private static final String MAIL =
            "select id, mail_key, recipient, subject, body, html, state, created_at, sent_at, attempts, error from outbox_mail ";

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when a mail with this key is there already */
    boolean add(
            String key, String to, String subject, String body, @Nullable String html, boolean queued, Instant now) {
        OffsetDateTime at = utc(now);
        return jdbc.sql("""
                        insert into outbox_mail (mail_key, recipient, subject, body, html, state, created_at, sent_at, attempts, next_try_at)
                        select :key, :to, :subject, :body, :html, :state, cast(:now as timestamp with time zone),
                            cast(:sent as timestamp with time zone), 0, cast(:now as timestamp with time zone)
                        where not exists (select 1 from outbox_mail where mail_key = :key)""")
                        .param("key", key)
                        .param("to", to)
                        .param("subject", subject)
                        .param("body", body)
                        .param("html", html)
                        .param("state", queued ? "QUEUED" : "KEPT")
                        .param("now", at)
                        .param("sent", queued ? null : at)
                        .update()
                == 1;
    }

    /** Notes to which deal a mail belongs, and keeps what goes along with it. */
    void addressed(String key, @Nullable String deal, List<Enclosure> enclosures) {
        jdbc.sql("update outbox_mail set deal = :deal where mail_key = :key")
                .param("deal", deal)
                .param("key", key)
                .update();
        for (int n = 0; n < enclosures.size(); n++) {
            Enclosure enclosure = enclosures.get(n);
            jdbc.sql("""
                    insert into outbox_enclosure (mail, n, file_name, type, content)
                    select id, :n, :fileName, :type, :content from outbox_mail where mail_key = :key""")
                    .param("n", n)
                    .param("fileName", enclosure.fileName())
                    .param("type", enclosure.type())
                    .param("content", enclosure.content())
                    .param("key", key)
                    .update();
        }
    }

    List<Enclosure> enclosures(long mail) {
        return jdbc.sql("select file_name, type, content from outbox_enclosure where mail = :mail order by n")
                .param("mail", mail)
                .query(Enclosure.class)
                .list();
    }

    /** The oldest mail that is due, locked for this transaction; one that another node sends now is passed over. */
    Optional<Mail> lockNext(Instant now) {
        return jdbc.sql(MAIL + """
                where state = 'QUEUED' and next_try_at <= :now
                order by next_try_at, id fetch first 1 rows only for update skip locked""").param("now", utc(now)).query(Outbox::mail).optional();
    }

    void markSent(long id, Instant now) {
        jdbc.sql(
                        "update outbox_mail set state = 'SENT', sent_at = :now, attempts = attempts + 1, error = null where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** @param nextTry null to give up */
    void markFailed(long id, String error, @Nullable Instant nextTry) {
        jdbc.sql("""
                update outbox_mail set state = :state, attempts = attempts + 1, error = :error,
                    next_try_at = coalesce(cast(:next as timestamp with time zone), next_try_at)
                where id = :id""")
                .param("state", nextTry == null ? "FAILED" : "QUEUED")
                .param("error", error.length() <= 1000 ? error : error.substring(0, 1000))
                .param("next", nextTry == null ? null : utc(nextTry))
                .param("id", id)
                .update();
    }

    /** Newest first. */
    Page<Mail> page(long before, int size) {
        List<Mail> rows = jdbc.sql(MAIL + "where id < :before order by id desc fetch first :rows rows only")
                .param("before", before)
                .param("rows", size + 1)
                .query(Outbox::mail)
                .list();
        long counted = jdbc.sql(
                        "select count(*) from (select 1 from outbox_mail fetch first :limit rows only) some_mail")
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        return Page.of(rows, size, counted, mail -> Cursor.of(mail.id()));
    }

    private static Mail mail(ResultSet row, int n) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Mail(
                row.getLong("id"),
                row.getString("mail_key"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("state"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getInt("attempts"),
                row.getString("error"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
