package io.dealtrail.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.proposal.Verdict.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who approved which figures; never changed, never deleted. */
@Repository
class ApprovalRepository {

    /** @param by who asked; null when nobody has yet */
    record Request(
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant at) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ApprovalRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Rungs whose last word on exactly these figures is yes. */
    List<String> approvedRungs(String deal, Kind kind, String hash) {
        return jdbc.sql("""
                select a.rung from proposal_approval a
                where a.deal = :deal and a.kind = :kind and a.figures_hash = :hash and a.approved = true
                and a.seq = (select max(b.seq) from proposal_approval b
                    where b.deal = a.deal and b.kind = a.kind and b.figures_hash = a.figures_hash and b.rung = a.rung)""")
                .param("deal", deal)
                .param("kind", kind.name())
                .param("hash", hash)
                .query(String.class)
                .list();
    }

    /** All of a deal, the first one first. */
    List<Verdict> of(String deal) {
        return jdbc.sql("select * from proposal_approval where deal = :deal order by seq")
                .param("deal", deal)
                .query((rs, row) -> verdict(rs))
                .list();
    }

    void add(Verdict verdict) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", UUID.randomUUID().toString());
        row.put("deal", verdict.deal());
        row.put("version", verdict.version());
        row.put("kind", verdict.kind().name());
        row.put("hash", verdict.hash());
        row.put("rung", verdict.rung());
        row.put("approver", verdict.approver());
        row.put("onBehalfOf", verdict.onBehalfOf());
        row.put("approved", verdict.approves());
        row.put("decision", verdict.decision().code());
        row.put("remark", verdict.remark());
        row.put("task", verdict.task());
        row.put("decided", write(verdict.decided()));
        row.put("at", verdict.at().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into proposal_approval (id, deal, version, kind, figures_hash, rung, approver, on_behalf_of,
                    approved, decision, remark, task, decided, decided_at, seq)
                values (:id, :deal, :version, :kind, :hash, :rung, :approver, :onBehalfOf,
                    :approved, :decision, :remark, :task, :decided, :at,
                    (select coalesce(max(seq), 0) + 1 from proposal_approval where deal = :deal))""").params(row).update();
    }

    /** Keeps in whose words a draft was handed in, and when. */
    void requested(String deal, int version, @Nullable String reason, Instant at) {
        jdbc.sql("""
                update proposal set request_reason = :reason, requested_at = :at
                where deal = :deal and version = :version""")
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", deal)
                .param("version", version)
                .update();
    }

    Optional<Request> request(String deal, int version) {
        return jdbc.sql("""
                select requester, request_reason, requested_at from proposal
                where deal = :deal and version = :version""")
                .param("deal", deal)
                .param("version", version)
                .query((rs, row) -> {
                    OffsetDateTime at = rs.getObject("requested_at", OffsetDateTime.class);
                    return new Request(
                            rs.getString("requester"),
                            rs.getString("request_reason"),
                            at == null ? null : at.toInstant());
                })
                .optional();
    }

    private Verdict verdict(ResultSet rs) throws SQLException {
        return new Verdict(
                rs.getString("deal"),
                rs.getInt("version"),
                Kind.valueOf(rs.getString("kind")),
                rs.getString("figures_hash"),
                rs.getString("rung"),
                rs.getString("approver"),
                rs.getString("on_behalf_of"),
                Decision.of(
                        rs.getString("decision"), rs.getString("decision") == null ? rs.getBoolean("approved") : null),
                rs.getString("remark"),
                rs.getString("task"),
                read(rs.getString("decided")),
                rs.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private @Nullable String write(@Nullable Snapshot decided) {
        try {
            return decided == null ? null : json.writeValueAsString(decided);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Snapshot read(@Nullable String decided) {
        try {
            return decided == null ? null : json.readValue(decided, Snapshot.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
