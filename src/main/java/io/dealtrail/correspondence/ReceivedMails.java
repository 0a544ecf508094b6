package io.dealtrail.correspondence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Mail that came in. */
@Repository
class ReceivedMails {

    /**
     * @param known whether the sender is a contact of the deal
     * @param answers our letter that it answers, or that came back
     * @param leftOut names of files that were not taken, and what else could not be
     */
    record Mail(
            long id,
            Received.Kind kind,
            State state,
            @Nullable String deal,
            @Nullable Long answers,
            String sender,
            @Nullable String senderName,
            boolean known,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String quoted,
            List<String> leftOut,
            Instant sentAt,
            Instant receivedAt,
            @JsonIgnore @Nullable String filedBy) {

        public String from() {
            return senderName == null ? sender : senderName;
        }
    }

    enum State {
        FILED,
        OPEN,
        DISMISSED
    }

    private static final String SELECT = """
            select id, kind, state, deal, answers, sender, sender_name, known, subject, body, quoted, left_out, sent_at,
                received_at, filed_by
            from received_mail where\s""";

    private final JdbcClient jdbc;

    ReceivedMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(String key) {
        return !jdbc.sql("select 1 from received_mail where message_key = :key")
                .param("key", key)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another machine has just taken it */
    long add(Received mail, State state, @Nullable String deal, @Nullable Long answers, boolean known, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        String leftOut = String.join("\n", mail.leftOut());
        jdbc.sql("""
                insert into received_mail (message_key, kind, state, deal, answers, sender, sender_name, known, subject, body, quoted,
                    left_out, sent_at, received_at, filed_at)
                values (:key, :kind, :state, :deal, :answers, :sender, :senderName, :known, :subject, :body, :quoted, :leftOut, :sentAt,
                    :now, :filed)""")
                .param("key", mail.key())
                .param("kind", mail.kind().name())
                .param("state", state.name())
                .param("deal", deal)
                .param("answers", answers, Types.BIGINT)
                .param("sender", mail.sender())
                .param("senderName", mail.senderName())
                .param("known", known)
                .param("subject", mail.subject())
                .param("body", mail.kind() == Received.Kind.BOUNCE && mail.why() != null ? mail.why() : mail.text())
                .param("quoted", mail.quoted())
                .param("leftOut", leftOut.length() <= 2000 ? leftOut : leftOut.substring(0, 2000))
                .param("sentAt", utc(mail.sentAt()))
                .param("now", utc(now))
                .param("filed", state == State.FILED ? utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void addFiles(long mail, List<Received.File> files) {
        for (int n = 0; n < files.size(); n++) {
            String name = files.get(n).name();
            jdbc.sql("insert into received_file (mail, n, file_name, content) values (:mail, :n, :name, :content)")
                    .param("mail", mail)
                    .param("n", n)
                    .param("name", name.length() <= 255 ? name : name.substring(name.length() - 255))
                    .param("content", files.get(n).content())
                    .update();
        }
    }

    List<Received.File> files(long mail) {
        return jdbc.sql("select file_name, content from received_file where mail = :mail order by n")
                .param("mail", mail)
                .query((row, n) -> new Received.File(row.getString(1), row.getBytes(2)))
                .list();
    }

    void dropFiles(long mail) {
        jdbc.sql("delete from received_file where mail = :mail")
                .param("mail", mail)
                .update();
    }

    Optional<Mail> find(long id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id)
                .query(ReceivedMails::map)
                .optional();
    }

    /** Locked for this transaction. */
    Optional<Mail> lock(long id) {
        return jdbc.sql(SELECT + "id = :id for update")
                .param("id", id)
                .query(ReceivedMails::map)
                .optional();
    }

    void filed(long id, String deal, boolean known, @Nullable String by, List<String> leftOut, Instant now) {
        String names = String.join("\n", leftOut);
        jdbc.sql("""
                update received_mail set state = 'FILED', deal = :deal, known = :known, filed_by = :by, filed_at = :now,
                    left_out = :leftOut
                where id = :id""")
                .param("deal", deal)
                .param("known", known)
                .param("by", by)
                .param("now", utc(now))
                .param("leftOut", names.length() <= 2000 ? names : names.substring(0, 2000))
                .param("id", id)
                .update();
    }

    boolean turn(long id, State from, State to) {
        return jdbc.sql("update received_mail set state = :to where id = :id and state = :from")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Newest first. */
    Page<Mail> page(State state, long before, int size) {
        List<Mail> rows = jdbc.sql(
                        SELECT + "state = :state and id < :before order by id desc fetch first :rows rows only")
                .param("state", state.name())
                .param("before", before)
                .param("rows", size + 1)
                .query(ReceivedMails::map)
                .list();
        long counted = jdbc.sql(
                        "select count(*) from (select 1 from received_mail where state = :state fetch first :limit rows only) some_mail")
                .param("state", state.name())
                .param("limit", Page.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
        return Page.of(rows, size, counted, mail -> Cursor.of(mail.id()));
    }

    List<Mail> ofDeal(String deal, int size) {
        return jdbc.sql(SELECT + "deal = :deal and state = 'FILED' order by id desc fetch first :size rows only")
                .param("deal", deal)
                .param("size", size)
                .query(ReceivedMails::map)
                .list();
    }

    private static Mail map(ResultSet row, int n) throws SQLException {
        String leftOut = row.getString("left_out");
        long answers = row.getLong("answers");
        return new Mail(
                row.getLong("id"),
                Received.Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("deal"),
                answers == 0 ? null : answers,
                row.getString("sender"),
                row.getString("sender_name"),
                row.getBoolean("known"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("quoted"),
                leftOut == null || leftOut.isEmpty()
                        ? List.of()
                        : leftOut.lines().toList(),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("filed_by"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
