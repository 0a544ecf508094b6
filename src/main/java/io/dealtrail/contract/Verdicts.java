package io.dealtrail.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has checked, cleared, signed and countersigned which content of a contract. */
@Repository
class Verdicts {

    enum Kind {
        CHECK,
        LEGAL,
        SIGNATURE,
        COUNTERSIGNATURE
    }

    /** A word on a content. */
    record Given(String kind, String person, boolean approved, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Verdicts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the last word of this kind on exactly this content is yes. */
    boolean covers(Contract contract, Kind kind) {
        return jdbc.sql("""
                        select approved from contract_verdict where deal = :deal and kind = :kind and content_hash = :hash
                        order by seq desc fetch first 1 rows only""")
                .param("deal", contract.deal())
                .param("kind", kind.name())
                .param("hash", contract.hash())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Who has said the last word of this kind on exactly this content, if it was yes. */
    Optional<Given> yes(Contract contract, Kind kind) {
        return jdbc.sql("""
                        select kind, person, approved, decided_at as at from contract_verdict
                        where deal = :deal and kind = :kind and content_hash = :hash order by seq desc fetch first 1 rows only""")
                .param("deal", contract.deal())
                .param("kind", kind.name())
                .param("hash", contract.hash())
                .query((rs, n) -> new Given(
                        rs.getString("kind"),
                        rs.getString("person"),
                        rs.getBoolean("approved"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(Given::approved);
    }

    /** @param person a user name, or who answered for the customer */
    void add(Contract contract, Kind kind, String person, boolean approved, @Nullable String findings) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", UUID.randomUUID().toString());
        row.put("deal", contract.deal());
        row.put("kind", kind.name());
        row.put("hash", contract.hash());
        row.put("person", person);
        row.put("approved", approved);
        row.put("findings", findings);
        row.put("at", OffsetDateTime.now(clock));
        jdbc.sql("""
                insert into contract_verdict (id, deal, kind, content_hash, person, approved, findings, decided_at, seq)
                values (:id, :deal, :kind, :hash, :person, :approved, :findings, :at,
                    (select coalesce(max(seq), 0) + 1 from contract_verdict where deal = :deal))""").params(row).update();
    }
}
