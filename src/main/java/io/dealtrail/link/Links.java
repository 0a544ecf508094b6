package io.dealtrail.link;

import io.dealtrail.notification.Addresses;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Secrets;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links to customers. The secret in an address has 256 random bits; only its hash is kept, so nobody who reads the database can
 * open anything, and a lost address is replaced by a new one.
 */
@Component
@Transactional
public class Links {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Links(JdbcClient jdbc, Addresses addresses, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Makes a link and answers its address, which is told this once. */
    public String issue(NewLink wanted) {
        String secret = Secrets.random(SECRET_BYTES);
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into customer_link (id, secret_hash, deal, purpose, subject, name, email, language, created_at, created_by,
                    expires_at, opened)
                values (:id, :hash, :deal, :purpose, :subject, :name, :email, :language, :at, :by, :expires, 0)""")
                .param("id", id)
                .param("hash", Secrets.hash(secret))
                .param("deal", wanted.deal())
                .param("purpose", wanted.purpose())
                .param("subject", wanted.subject())
                .param("name", wanted.name())
                .param("email", wanted.email())
                .param("language", wanted.language().toLanguageTag())
                .param("at", OffsetDateTime.now(clock))
                .param("by", actors.current().toString())
                .param("expires", wanted.expiresAt().atOffset(java.time.ZoneOffset.UTC))
                .update();
        events.publishEvent(DealEvent.of(wanted.deal(), "link.issued")
                .with("link", id)
                .with("purpose", wanted.purpose())
                .with("subject", wanted.subject())
                .with("name", wanted.name())
                .with("expiresAt", wanted.expiresAt().toString()));
        return addresses.of("/p/" + secret);
    }

    /**
     * Closes links that still open.
     *
     * @param subject which one; null for all of the purpose
     */
    public void revoke(String deal, String purpose, @Nullable String subject) {
        of(deal).stream()
                .filter(l -> l.purpose().equals(purpose) && (subject == null || subject.equals(l.subject())))
                .filter(l -> l.isLive(clock.instant()))
                .forEach(this::revoke);
    }

    /** Closes one link. */
    public void revoke(Link link) {
        int changed = jdbc.sql("update customer_link set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("id", link.id())
                .update();
        if (changed > 0) {
            events.publishEvent(DealEvent.of(link.deal(), "link.revoked")
                    .with("link", link.id())
                    .with("purpose", link.purpose())
                    .with("subject", link.subject()));
        }
    }

    /** Something came back by the link; it still opens, and says so. */
    public void answered(Link link, String answer) {
        jdbc.sql("update customer_link set answered_at = :now, answer = :answer where id = :id and answered_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("answer", answer)
                .param("id", link.id())
                .update();
    }

    /** A deal's links, the newest first. */
    @Transactional(readOnly = true)
    public List<Link> of(String deal) {
        return jdbc.sql("select * from customer_link where deal = :deal order by created_at desc, id")
                .param("deal", deal)
                .query(Links::map)
                .list();
    }

    /** The link of this secret, also one that opens nothing any more. */
    @Transactional(readOnly = true)
    Optional<Link> find(String secret) {
        return jdbc.sql("select * from customer_link where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .query(Links::map)
                .optional();
    }

    /** Counts an opening; the first of a link is an event of its deal. */
    void opened(Link link) {
        if (link.openedAt() == null) {
            events.publishEvent(new Touch(List.of(link.deal())));
        }
        boolean first = jdbc.sql("update customer_link set opened_at = :now where id = :id and opened_at is null")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", link.id())
                        .update()
                > 0;
        jdbc.sql("update customer_link set opened = opened + 1 where id = :id")
                .param("id", link.id())
                .update();
        if (first) {
            events.publishEvent(DealEvent.of(link.deal(), "link.opened")
                    .with("link", link.id())
                    .with("purpose", link.purpose())
                    .with("subject", link.subject()));
            events.publishEvent(new LinkOpened(link));
        }
    }

    private static Link map(ResultSet rs, int row) throws SQLException {
        return new Link(
                rs.getString("id"),
                rs.getString("deal"),
                rs.getString("purpose"),
                rs.getString("subject"),
                rs.getString("name"),
                rs.getString("email"),
                Locale.forLanguageTag(rs.getString("language")),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("created_by"),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(rs, "opened_at"),
                rs.getInt("opened"),
                instant(rs, "answered_at"),
                rs.getString("answer"),
                instant(rs, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
