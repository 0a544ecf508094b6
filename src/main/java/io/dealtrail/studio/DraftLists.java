package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts without their contents, each list by one statement. */
@Component
class DraftLists {

    private static final int MOST = 200;

    private static final String SELECT = """
            select d.id, d.model, d.kind, d.title, d.state, d.revision, d.based_on, d.author, coalesce(a.name, d.author) author_name,
                d.changed_at, d.reason, d.publish_at, d.published_version, d.together,
                case when d.lock_renewed > :since then coalesce(h.name, d.lock_holder) end editing
            from model_draft d left join person a on a.username = d.author left join person h on h.username = d.lock_holder\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All that are on their way, by model, the oldest first. */
    List<DraftRow> open() {
        return jdbc.sql(SELECT
                        + "where d.state not in ('PUBLISHED', 'DISCARDED') order by d.model, d.created_at, d.id limit "
                        + MOST)
                .param("since", since())
                .query(DraftLists::row)
                .list();
    }

    /** A model's, the newest first. */
    List<DraftRow> of(String model) {
        return jdbc.sql(SELECT + "where d.model = :model order by d.created_at desc, d.id limit " + MOST)
                .param("since", since())
                .param("model", model)
                .query(DraftLists::row)
                .list();
    }

    private OffsetDateTime since() {
        return OffsetDateTime.now(clock).minus(Draft.Lock.LASTS);
    }

    private static DraftRow row(ResultSet rs, int row) throws SQLException {
        return new DraftRow(
                rs.getString("id"),
                rs.getString("model"),
                Models.Kind.valueOf(rs.getString("kind")),
                rs.getString("title"),
                rs.getString("state"),
                rs.getInt("revision"),
                DraftRepository.number(rs, "based_on"),
                rs.getString("author"),
                rs.getString("author_name"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
                rs.getString("reason"),
                DraftRepository.instant(rs, "publish_at"),
                DraftRepository.number(rs, "published_version"),
                rs.getString("together"),
                rs.getString("editing"));
    }
}
