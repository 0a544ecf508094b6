package io.dealtrail.proposal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApprovalRepository {

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** What is approved: a discount before sending, or a price below the floor. */
    enum Kind {
        DISCOUNT,
        FLOOR
    }

    /** @param rung the group in whose name it was decided */
    record Verdict(
            String deal,
            int version,
            Kind kind,
            String hash,
            String rung,
            String approver,
            boolean approved,
            @Nullable String remark,
            Instant at) {}

    void add(Verdict verdict) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", UUID.randomUUID().toString());
        row.put("deal", verdict.deal());
        row.put("version", verdict.version());
        row.put("kind", verdict.kind().name());
        row.put("hash", verdict.hash());
        row.put("rung", verdict.rung());
        row.put("approver", verdict.approver());
        row.put("approved", verdict.approved());
        row.put("remark", verdict.remark());
        row.put("at", verdict.at().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into proposal_approval
                    (id, deal, version, kind, figures_hash, rung, approver, approved, remark, decided_at, seq)
                values (:id, :deal, :version, :kind, :hash, :rung, :approver, :approved, :remark, :at,
                    (select coalesce(max(seq), 0) + 1 from proposal_approval where deal = :deal))""").params(row).update();
    }
}
