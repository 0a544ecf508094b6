package io.dealtrail.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.contract.Contract.State;
import io.dealtrail.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContractRepository {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ContractRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Contract> find(String deal) {
        return jdbc.sql("select * from contract where deal = :deal")
                .param("deal", deal)
                .query(ContractRepository::contract)
                .optional();
    }

    void insert(Contract contract) {
        jdbc.sql("""
                insert into contract (deal, state, proposal_version, currency, net, tax, gross, figures_hash, language, template,
                    template_version, filled, payment_days, starts_on, ends_on, months, renews, notice_days, check_in_days, clauses, content_hash, edited_by,
                    created_at, version)
                values (:deal, :state, :proposal, :currency, :net, :tax, :gross, :figures, :language, :template,
                    :templateVersion, :filled, :paymentDays, :start, :end, :months, :renews, :notice, :checkIn, :clauses, :hash, :editedBy, :createdAt, 1)""").params(content(contract)).update();
    }

    /** Writes content and state anew; what the customer said before is over. */
    void rewrite(Contract contract) {
        jdbc.sql("""
                update contract set state = :state, proposal_version = :proposal, currency = :currency, net = :net, tax = :tax,
                    gross = :gross, figures_hash = :figures, language = :language, template = :template,
                    template_version = :templateVersion, filled = :filled,
                    payment_days = :paymentDays, starts_on = :start,
                    ends_on = :end, months = :months, renews = :renews, notice_days = :notice, check_in_days = :checkIn,
                    clauses = :clauses, content_hash = :hash, edited_by = :editedBy, sign_until = null, sent_at = null,
                    answered_at = null, answer_text = null, countersigned_at = null, version = version + 1
                where deal = :deal""").params(content(contract)).update();
    }

    void enter(String deal, State state) {
        jdbc.sql("update contract set state = :state, version = version + 1 where deal = :deal")
                .param("state", state.name())
                .param("deal", deal)
                .update();
    }

    void countersigned(String deal, Instant at) {
        jdbc.sql("""
                update contract set state = 'COUNTERSIGNED', countersigned_at = :at, version = version + 1
                where deal = :deal""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", deal)
                .update();
    }

    void sent(String deal, LocalDate signUntil, Instant at) {
        jdbc.sql("""
                update contract set state = 'SENT', sign_until = :until, sent_at = :at, version = version + 1
                where deal = :deal""")
                .param("until", signUntil)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", deal)
                .update();
    }

    void answered(String deal, State state, @Nullable String text, Instant at) {
        jdbc.sql("""
                update contract set state = :state, answer_text = :text, answered_at = :at, version = version + 1
                where deal = :deal""")
                .param("state", state.name())
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", deal)
                .update();
    }

    private static Map<String, @Nullable Object> content(Contract contract) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deal", contract.deal());
        row.put("state", contract.state().name());
        Content content = contract.content();
        row.put("proposal", content.proposalVersion());
        row.put("currency", content.net().currency().getCurrencyCode());
        row.put("net", content.net().amount());
        row.put("tax", content.tax().amount());
        row.put("gross", content.gross().amount());
        row.put("figures", content.figures());
        row.put("paymentDays", content.paymentDays());
        row.put("language", content.language());
        row.put("template", content.template());
        row.put("templateVersion", content.templateVersion());
        row.put("filled", json(content.filled()));
        row.put("start", content.terms().start());
        row.put("end", content.terms().end());
        row.put("months", content.terms().months());
        row.put("renews", content.terms().renews());
        row.put("notice", content.terms().noticeDays());
        row.put("checkIn", content.terms().checkInDays());
        row.put("clauses", json(content.clauses()));
        row.put("hash", contract.hash());
        row.put("editedBy", contract.editedBy());
        row.put("createdAt", contract.createdAt().atOffset(ZoneOffset.UTC));
        return row;
    }

    private static Contract contract(ResultSet rs, int row) throws SQLException {
        return new Contract(
                rs.getString("deal"),
                State.valueOf(rs.getString("state")),
                content(rs),
                rs.getString("content_hash"),
                rs.getString("edited_by"),
                rs.getObject("sign_until", LocalDate.class),
                instant(rs, "sent_at"),
                instant(rs, "answered_at"),
                rs.getString("answer_text"),
                instant(rs, "countersigned_at"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getLong("version"));
    }

    private static Content content(ResultSet rs) throws SQLException {
        String currency = rs.getString("currency");
        return new Content(
                rs.getInt("proposal_version"),
                Money.of(rs.getBigDecimal("net"), currency),
                Money.of(rs.getBigDecimal("tax"), currency),
                Money.of(rs.getBigDecimal("gross"), currency),
                rs.getInt("payment_days"),
                rs.getString("figures_hash"),
                rs.getString("template"),
                rs.getInt("template_version"),
                rs.getString("language"),
                new Terms(
                        rs.getObject("starts_on", LocalDate.class),
                        rs.getObject("ends_on", LocalDate.class),
                        (Integer) rs.getObject("months"),
                        rs.getBoolean("renews"),
                        rs.getInt("notice_days"),
                        rs.getInt("check_in_days")),
                read(rs.getString("clauses"), new TypeReference<>() {}),
                read(rs.getString("filled"), new TypeReference<>() {}));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract cannot be written", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored contract is not JSON", e);
        }
    }
}
