package io.dealtrail.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail on its way out, and what became of it. */
@Repository
class Outbox {

    /**
     * As the admin sees it. KEPT mail never left: there is no mail server. READ mail was not needed any more. FAILED mail was
     * refused for good or too often; GIVEN_UP is what somebody has settled otherwise.
     *
     * @param token by which its answer is recognised; only letters to customers have one
     */
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
            @Nullable String error,
            @Nullable String deal,
            @JsonIgnore @Nullable String token,
            @Nullable Instant bouncedAt,
            @JsonIgnore @Nullable String incident) {

        String messageId() {
            return Outbox.messageId(key);
        }
    }

    static final List<String> STATES = List.of("QUEUED", "SENT", "FAILED", "GIVEN_UP", "KEPT", "READ");

    private static final String MAIL =
            "select id, mail_key, recipient, subject, body, html, state, created_at, sent_at, attempts, error, deal, token, bounced_at, incident from outbox_mail ";

    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** Its number in a mail's head: the same for the same key, so that a mail that goes twice after a crash is known as one. */
    static String messageId(String key) {
        return "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@dealtrail>";
    }

    /** Notes to which deal a mail belongs and how its answer is recognised, and keeps what goes along with it. */
    void addressed(String key, @Nullable String deal, List<Enclosure> enclosures) {
        jdbc.sql("""
                update outbox_mail set deal = :deal, token = :token, message_id = :message,
                    told = case when :deal is null or state <> 'QUEUED' then true else false end
                where mail_key = :key""")
                .param("deal", deal, Types.VARCHAR)
                .param("token", token())
                .param("message", messageId(key))
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

    List<String> enclosureNames(long mail) {
        return jdbc.sql("select file_name from outbox_enclosure where mail = :mail order by n")
                .param("mail", mail)
                .query(String.class)
                .list();
    }

    // Lower case, because mail servers do not tell cases apart in addresses.
    private static String token() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A letter whose end nobody was told of yet, locked for this transaction. */
    Optional<Mail> lockUntold() {
        return jdbc.sql(MAIL + """
                where told = false and state in ('SENT', 'FAILED')
                order by id fetch first 1 rows only for update skip locked""").query(Outbox::mail).optional();
    }

    void markTold(long id) {
        jdbc.sql("update outbox_mail set told = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Locked for this transaction. */
    Optional<Mail> lock(long id) {
        return jdbc.sql(MAIL + "where id = :id for update")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    Optional<Mail> find(long id) {
        return jdbc.sql(MAIL + "where id = :id")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    /** Puts a mail that was not taken, or came back, on its way again. */
    void queueAgain(long id, Instant now) {
        jdbc.sql("""
                update outbox_mail set state = 'QUEUED', attempts = 0, error = null, next_try_at = :now, sent_at = null,
                    bounced_at = null, incident = null, told = case when deal is null then true else false end
                where id = :id""").param("now", utc(now)).param("id", id).update();
    }

    void giveUp(long id) {
        jdbc.sql("update outbox_mail set state = 'GIVEN_UP', incident = null, told = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Drops what went along with mail that left long ago. What still waits or failed keeps it: it may go again. */
    int dropEnclosures(Instant sentBefore) {
        return jdbc.sql("""
                delete from outbox_enclosure where mail in (
                    select id from outbox_mail where state in ('SENT', 'KEPT', 'GIVEN_UP')
                        and coalesce(sent_at, created_at) < :then)""").param("then", utc(sentBefore)).update();
    }

    /** How many mails are in each state; of each at most a hundred are counted. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        for (String state : List.of("QUEUED", "FAILED")) {
            counts.put(
                    state,
                    jdbc.sql(
                                    "select count(*) from (select 1 from outbox_mail where state = :state fetch first 100 rows only) some_mail")
                            .param("state", state)
                            .query(Integer.class)
                            .single());
        }
        return counts;
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

    /** Newest first, those of one state or all. */
    Page<Mail> page(@Nullable String state, long before, int size) {
        String which = state == null ? "" : " and state = :state";
        Map<String, Object> params = new HashMap<>();
        if (state != null) {
            params.put("state", state);
        }
        List<Mail> rows = jdbc.sql(
                        MAIL + "where id < :before" + which + " order by id desc fetch first :rows rows only")
                .params(params)
                .param("before", before)
                .param("rows", size + 1)
                .query(Outbox::mail)
                .list();
        long counted = jdbc.sql("select count(*) from (select 1 from outbox_mail where 1 = 1" + which
                        + " fetch first :limit rows only) some_mail")
                .params(params)
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        return Page.of(rows, size, counted, mail -> Cursor.of(mail.id()));
    }

    private static Mail mail(ResultSet row, int n) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        OffsetDateTime bounced = row.getObject("bounced_at", OffsetDateTime.class);
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
                row.getString("error"),
                row.getString("deal"),
                row.getString("token"),
                bounced == null ? null : bounced.toInstant(),
                row.getString("incident"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
