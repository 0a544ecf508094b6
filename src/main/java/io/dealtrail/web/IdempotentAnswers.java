package io.dealtrail.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers of the last 24 hours by caller and key. */
@Component
class IdempotentAnswers {

    record Answer(
            String requestHash,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            byte[] body) {}

    private static final Duration KEPT = Duration.ofHours(24);
    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotentAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Answer> find(String caller, String key) {
        return jdbc.sql("""
                select request_hash, status, location, content_type, body from idempotent_answer
                where caller = :caller and idempotency_key = :key and created_at > :since""")
                .param("caller", caller)
                .param("key", key)
                .param("since", since())
                .query(Answer.class)
                .optional();
    }

    /** Takes the key; whoever comes second with it waits until the first one's transaction ends, and is then refused by the key. */
    @Transactional
    void reserve(String caller, String key, String hash) {
        jdbc.sql("delete from idempotent_answer where created_at <= :since")
                .param("since", since())
                .update();
        jdbc.sql("""
                insert into idempotent_answer (caller, idempotency_key, request_hash, status, body, created_at)
                values (:caller, :key, :hash, 0, :body, :now)""")
                .param("caller", caller)
                .param("key", key)
                .param("hash", hash)
                .param("body", new byte[0])
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Transactional
    void save(String caller, String key, ContentCachingResponseWrapper answer) {
        jdbc.sql("""
                update idempotent_answer set status = :status, location = :location, content_type = :type, body = :body
                where caller = :caller and idempotency_key = :key""")
                .param("status", answer.getStatus())
                .param("location", answer.getHeader("Location"))
                .param("type", answer.getContentType())
                .param("body", answer.getContentAsByteArray())
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private OffsetDateTime since() {
        return OffsetDateTime.now(clock).minus(KEPT);
    }
}
