package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people remarked on tasks. */
@Component
class Comments {

    /** A remark on a task. */
    record Comment(String id, String by, Instant at, String text) {}

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;

    Comments(JdbcClient jdbc, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
    }

    /** @throws Refused {@code field.required}, {@code field.tooLong} of {@code text} */
    @Transactional(propagation = Propagation.MANDATORY)
    Comment write(WorkItem item, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refused.field("text", "field.required", "text");
        }
        if (text.length() > FormValues.MAX_TEXT) {
            throw Refused.field("text", "field.tooLong", "text", FormValues.MAX_TEXT);
        }
        Comment comment =
                new Comment(UUID.randomUUID().toString(), actors.person().username(), clock.instant(), text);
        jdbc.sql("""
                insert into task_comment (id, task, deal, written_by, written_at, body)
                values (:id, :task, :deal, :by, :at, :text)""")
                .param("id", comment.id())
                .param("task", item.id())
                .param("deal", item.deal())
                .param("by", comment.by())
                .param("at", WorkItems.utc(comment.at()))
                .param("text", text)
                .update();
        return comment;
    }

    /** Of one task, the oldest first. */
    List<Comment> of(String task) {
        return jdbc.sql(
                        "select id, written_by, written_at, body from task_comment where task = :task order by written_at")
                .param("task", task)
                .query((rs, n) -> new Comment(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, java.time.OffsetDateTime.class).toInstant(),
                        rs.getString(4)))
                .list();
    }
}
