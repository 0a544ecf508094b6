package io.dealtrail.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal tokens for the API: 256 random bits, shown once, stored as SHA-256. */
@Component
class Tokens {

    /** A token as its owner sees it later: never the secret. */
    record Token(
            String id,
            String name,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime revokedAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    /** The only answer that holds the secret. */
    record Issued(String id, String name, String token) {}

    private static final String PREFIX = "dt_";
    private final Cache<String, Boolean> noted = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(5))
            .maximumSize(10_000)
            .build();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Tokens(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    Issued issue(String username, String name, @Nullable OffsetDateTime expiresAt) {
        String token = PREFIX + Secrets.random(32);
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into personal_token (id, username, name, token_hash, created_at, expires_at)
                values (:id, :username, :name, :hash, :now, :expires)""")
                .param("id", id)
                .param("username", username)
                .param("name", name)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .param("expires", expiresAt)
                .update();
        events.publishEvent(DealEvent.of(Accounts.subject(username), "token.issued")
                .with("id", id)
                .with("name", name));
        return new Issued(id, name, token);
    }

    List<Token> of(String username) {
        return jdbc.sql("""
                select id, name, created_at, expires_at, revoked_at, last_used_at from personal_token
                where username = :username order by created_at desc""").param("username", username).query(Token.class).list();
    }

    @Transactional
    void revoke(String username, String id) {
        int rows = jdbc.sql("""
                update personal_token set revoked_at = :now where id = :id and username = :username and revoked_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .param("username", username)
                .update();
        if (rows == 0) {
            throw new NotFound("token", id);
        }
        events.publishEvent(
                DealEvent.of(Accounts.subject(username), "token.revoked").with("id", id));
    }

    /** The owner of a valid token. When it was last used is noted every five minutes. */
    @Transactional
    Optional<String> owner(String token) {
        String hash = Secrets.hash(token);
        Optional<String> owner = jdbc.sql("""
                select username from personal_token
                where token_hash = :hash and revoked_at is null and (expires_at is null or expires_at > :now)""")
                .param("hash", hash)
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional();
        if (owner.isPresent() && noted.asMap().putIfAbsent(hash, true) == null) {
            jdbc.sql("update personal_token set last_used_at = :now where token_hash = :hash")
                    .param("now", OffsetDateTime.now(clock))
                    .param("hash", hash)
                    .update();
        }
        return owner;
    }
}
