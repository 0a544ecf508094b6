package io.dealtrail.proposal;

import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProposalRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ProposalRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** All versions with their lines, ascending: two statements. */
    List<Proposal> of(String deal) {
        Map<Integer, List<ProposalLine>> lines = new HashMap<>();
        jdbc.sql("""
                select l.*, p.currency from proposal_line l join proposal p on p.deal = l.deal and p.version = l.version
                where l.deal = :deal order by l.version, l.line_no""").param("deal", deal).query(rs -> {
            lines.computeIfAbsent(rs.getInt("version"), v -> new ArrayList<>()).add(line(rs));
        });
        return jdbc.sql("select * from proposal where deal = :deal order by version")
                .param("deal", deal)
                .query((rs, row) -> proposal(rs, lines.getOrDefault(rs.getInt("version"), List.of())))
                .list();
    }

    Optional<Proposal> find(String deal, int version) {
        return of(deal).stream().filter(p -> p.version() == version).findFirst();
    }

    void insert(Proposal proposal) {
        Map<String, @Nullable Object> values = figures(proposal);
        values.put("state", proposal.state().name());
        values.put("createdBy", proposal.createdBy());
        values.put("createdAt", proposal.createdAt().atOffset(ZoneOffset.UTC));
        values.put("requester", proposal.requester());
        values.put("changedBy", proposal.changedBy());
        values.put("answeredAt", offset(proposal.answeredAt()));
        jdbc.sql("""
                insert into proposal (deal, version, state, currency, valid_until, note, list_total, floor_total, net,
                    tax_percent, tax, gross, discount_percent, margin_percent, payment_days, figures_hash, created_by, created_at,
                    requester, changed_by, answered_at, revision)
                values (:deal, :version, :state, :currency, :validUntil, :note, :listTotal, :floorTotal, :net,
                    :taxPercent, :tax, :gross, :discountPercent, :marginPercent, :paymentDays, :hash, :createdBy, :createdAt,
                    :requester, :changedBy, :answeredAt, 1)""").params(values).update();
        insertLines(proposal);
    }

    /** Writes a draft's content anew. */
    void rewrite(Proposal proposal) {
        Map<String, @Nullable Object> values = figures(proposal);
        values.put("changedBy", proposal.changedBy());
        jdbc.sql("""
                update proposal set currency = :currency, valid_until = :validUntil, note = :note,
                    list_total = :listTotal, floor_total = :floorTotal, net = :net, tax_percent = :taxPercent, tax = :tax,
                    gross = :gross, discount_percent = :discountPercent, margin_percent = :marginPercent,
                    payment_days = :paymentDays, figures_hash = :hash, changed_by = :changedBy, revision = revision + 1
                where deal = :deal and version = :version""").params(values).update();
        jdbc.sql("delete from proposal_line where deal = :deal and version = :version")
                .param("deal", proposal.deal())
                .param("version", proposal.version())
                .update();
        insertLines(proposal);
    }

    void requested(Proposal draft, @Nullable String by) {
        jdbc.sql("""
                update proposal set requester = :by, changed_by = null, revision = revision + 1
                where deal = :deal and version = :version""")
                .param("by", by)
                .param("deal", draft.deal())
                .param("version", draft.version())
                .update();
    }

    void sent(Proposal draft, LocalDate validUntil, Instant at) {
        jdbc.sql("""
                update proposal set state = 'SENT', valid_until = :validUntil, sent_at = :at, revision = revision + 1
                where deal = :deal and version = :version""")
                .param("validUntil", validUntil)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", draft.deal())
                .param("version", draft.version())
                .update();
    }

    void answered(Proposal sent, State state, @Nullable String text, Instant at) {
        jdbc.sql("""
                update proposal set state = :state, answer_text = :text, answered_at = :at, revision = revision + 1
                where deal = :deal and version = :version""")
                .param("state", state.name())
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("deal", sent.deal())
                .param("version", sent.version())
                .update();
    }

    void supersede(Proposal old) {
        jdbc.sql("""
                update proposal set state = 'SUPERSEDED', revision = revision + 1
                where deal = :deal and version = :version""").param("deal", old.deal()).param("version", old.version()).update();
    }

    private void insertLines(Proposal proposal) {
        List<Object[]> rows = new ArrayList<>();
        for (ProposalLine line : proposal.lines()) {
            rows.add(new Object[] {
                proposal.deal(),
                proposal.version(),
                rows.size(),
                line.product(),
                line.productName(),
                line.quantity(),
                line.listPrice().amount(),
                line.floorPrice().amount(),
                line.unitPrice().amount(),
                line.discountPercent(),
                line.listTotal().amount(),
                line.floorTotal().amount(),
                line.net().amount(),
                line.contents()
            });
        }
        batches.batchUpdate("""
                insert into proposal_line (deal, version, line_no, product, product_name, quantity, list_price,
                    floor_price, unit_price, discount_percent, list_total, floor_total, net, contents)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static Map<String, @Nullable Object> figures(Proposal proposal) {
        Figures figures = proposal.figures();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("deal", proposal.deal());
        values.put("version", proposal.version());
        values.put("currency", proposal.currency());
        values.put("validUntil", proposal.validUntil());
        values.put("note", proposal.note());
        values.put("listTotal", figures.listTotal().amount());
        values.put("floorTotal", figures.floorTotal().amount());
        values.put("net", figures.net().amount());
        values.put("taxPercent", figures.taxPercent());
        values.put("tax", figures.tax().amount());
        values.put("gross", figures.gross().amount());
        values.put("discountPercent", figures.discountPercent());
        values.put("marginPercent", figures.marginPercent());
        values.put("paymentDays", figures.paymentDays());
        values.put("hash", figures.hash());
        return values;
    }

    private static ProposalLine line(ResultSet rs) throws SQLException {
        String currency = rs.getString("currency");
        return new ProposalLine(
                rs.getString("product"),
                rs.getString("product_name"),
                rs.getBigDecimal("quantity"),
                money(rs, "list_price", currency),
                money(rs, "floor_price", currency),
                money(rs, "unit_price", currency),
                rs.getBigDecimal("discount_percent"),
                money(rs, "list_total", currency),
                money(rs, "floor_total", currency),
                money(rs, "net", currency),
                rs.getString("contents"));
    }

    private static Proposal proposal(ResultSet rs, List<ProposalLine> lines) throws SQLException {
        String currency = rs.getString("currency");
        Figures figures = new Figures(
                money(rs, "list_total", currency),
                money(rs, "floor_total", currency),
                money(rs, "net", currency),
                rs.getBigDecimal("tax_percent"),
                money(rs, "tax", currency),
                money(rs, "gross", currency),
                rs.getBigDecimal("discount_percent").setScale(2),
                rs.getBigDecimal("margin_percent").setScale(2),
                rs.getInt("payment_days"),
                rs.getString("figures_hash"));
        return new Proposal(
                rs.getString("deal"),
                rs.getInt("version"),
                State.valueOf(rs.getString("state")),
                currency,
                lines,
                figures,
                rs.getObject("valid_until", LocalDate.class),
                rs.getString("note"),
                rs.getString("created_by"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("requester"),
                rs.getString("changed_by"),
                instant(rs, "sent_at"),
                instant(rs, "answered_at"),
                rs.getString("answer_text"),
                rs.getLong("revision"));
    }

    private static Money money(ResultSet rs, String column, String currency) throws SQLException {
        return Money.of(rs.getBigDecimal(column), currency);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
