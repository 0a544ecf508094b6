package io.dealtrail.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers' signatures; never changed, never deleted. */
@Repository
class Signatures {

    private final JdbcClient jdbc;

    Signatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Signature signature) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", UUID.randomUUID().toString());
        row.put("deal", signature.deal());
        row.put("content", signature.content());
        row.put("name", signature.name());
        row.put("consent", signature.consent());
        row.put("document", signature.document());
        row.put("address", signature.clientAddress());
        row.put("agent", signature.userAgent());
        row.put("reportedBy", signature.reportedBy());
        row.put("at", signature.signedAt().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into contract_signature (id, deal, seq, content_hash, name, consent, document_sha256, client_address,
                    user_agent, reported_by, signed_at)
                values (:id, :deal, (select coalesce(max(seq), 0) + 1 from contract_signature where deal = :deal), :content,
                    :name, :consent, :document, :address, :agent, :reportedBy, :at)""").params(row).update();
    }

    /** The last one since the contract was sent; nothing of an earlier sending. */
    Optional<Signature> of(Contract contract) {
        return contract.sentAt() == null
                ? Optional.empty()
                : jdbc.sql("""
                        select * from contract_signature where deal = :deal and content_hash = :content and signed_at >= :sent
                        order by seq desc fetch first 1 rows only""")
                        .param("deal", contract.deal())
                        .param("content", contract.hash())
                        .param("sent", contract.sentAt().atOffset(ZoneOffset.UTC))
                        .query(Signatures::signature)
                        .optional();
    }

    private static Signature signature(ResultSet rs, int row) throws SQLException {
        return new Signature(
                rs.getString("deal"),
                rs.getString("content_hash"),
                rs.getString("name"),
                rs.getString("consent"),
                rs.getString("document_sha256"),
                rs.getString("client_address"),
                rs.getString("user_agent"),
                rs.getString("reported_by"),
                rs.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
