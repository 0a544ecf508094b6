package io.dealtrail.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that went to customers, as those who deal with the answers ask for them. */
@Component
public class SentMails {

    private static final String SELECT = """
            select id, mail_key, deal, recipient, subject, body, state, created_at, sent_at, bounced_at, error
            from outbox_mail where\s""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SentMails(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The letter that asked to be answered with this token. */
    public Optional<SentMail> byToken(String token) {
        return jdbc.sql(SELECT + "token = :token and deal is not null")
                .param("token", token)
                .query(SentMails::map)
                .optional();
    }

    /** The newest letter to a customer that has one of these Message-IDs. */
    public Optional<SentMail> byMessageIds(Collection<String> ids) {
        return ids.isEmpty()
                ? Optional.empty()
                : jdbc.sql(SELECT
                                + "message_id in (:ids) and deal is not null order by id desc fetch first 1 rows only")
                        .param("ids", ids)
                        .query(SentMails::map)
                        .optional();
    }

    /** Mail that went to customers about a deal, the newest first. */
    public List<SentMail> ofDeal(String deal, int size) {
        return jdbc.sql(SELECT + "deal = :deal order by id desc fetch first :size rows only")
                .param("deal", deal)
                .param("size", size)
                .query(SentMails::map)
                .list();
    }

    /** Notes the engine's incident that stands for a mail that did not go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void incident(long mail, @Nullable String incident) {
        jdbc.sql("update outbox_mail set incident = :incident where id = :id")
                .param("incident", incident)
                .param("id", mail)
                .update();
    }

    /** The letter came back, told by the mail server that was to take it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(SentMail mail, String why, Instant at) {
        String error = why.length() <= 1000 ? why : why.substring(0, 1000);
        jdbc.sql("update outbox_mail set bounced_at = :at, error = :error where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("id", mail.id())
                .update();
        if (mail.deal() != null) {
            events.publishEvent(new MailFailed(mail.id(), mail.deal(), mail.to(), mail.subject(), error, true));
        }
    }

    private static SentMail map(ResultSet row, int n) throws SQLException {
        return new SentMail(
                row.getLong("id"),
                row.getString("mail_key"),
                row.getString("deal"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("state"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "bounced_at"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
