package io.dealtrail.proposal;

import io.dealtrail.proposal.Verdict.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approvals that somebody is asked for now: the work list's rows of these kinds. */
@Repository
class OpenApprovals {

    private static final String SELECT = """
            select w.id, w.deal, w.mandatory, w.candidate_group, w.assignee, w.queue, w.team, w.created_at, w.due
            from work_item w where w.mandatory in ('discountApproval', 'floorException')""";

    /** @param group in whose name it is decided */
    record Open(
            String task,
            String deal,
            Kind kind,
            String group,
            @Nullable String assignee,
            @Nullable String queue,
            @Nullable String team,
            Instant since,
            Instant due) {}

    private final JdbcClient jdbc;

    OpenApprovals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Open> find(String task) {
        return jdbc.sql(SELECT + " and w.id = :task")
                .param("task", task)
                .query((rs, row) -> open(rs))
                .optional();
    }

    List<Open> ofDeal(String deal) {
        return jdbc.sql(SELECT + " and w.deal = :deal order by w.created_at")
                .param("deal", deal)
                .query((rs, row) -> open(rs))
                .list();
    }

    private static Open open(ResultSet rs) throws SQLException {
        String group = rs.getString("candidate_group");
        return new Open(
                rs.getString("id"),
                rs.getString("deal"),
                rs.getString("mandatory").equals(ProposalTasks.DISCOUNT) ? Kind.DISCOUNT : Kind.FLOOR,
                group == null ? "" : group,
                rs.getString("assignee"),
                rs.getString("queue"),
                rs.getString("team"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("due", OffsetDateTime.class).toInstant());
    }
}
