package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NegotiationRepository {

    private final JdbcClient jdbc;

    NegotiationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Round> of(String deal) {
        return jdbc.sql("select * from negotiation_round where deal = :deal order by round_no")
                .param("deal", deal)
                .query(NegotiationRepository::round)
                .list();
    }

    void add(String deal, Round round) {
        Money price = round.price();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deal", deal);
        row.put("round", round.round());
        row.put("ask", round.ask());
        row.put("concession", round.concession());
        row.put("price", price == null ? null : price.amount());
        row.put("currency", price == null ? null : price.currency().getCurrencyCode());
        row.put("days", round.paymentDays());
        row.put("outcome", round.outcome());
        row.put("by", round.recordedBy());
        row.put("at", round.recordedAt().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into negotiation_round
                    (deal, round_no, ask, concession, price, currency, payment_days, outcome, recorded_by, recorded_at)
                values (:deal, :round, :ask, :concession, :price, :currency, :days, :outcome, :by, :at)""").params(row).update();
    }

    private static Round round(ResultSet rs, int row) throws SQLException {
        BigDecimal price = rs.getBigDecimal("price");
        return new Round(
                rs.getInt("round_no"),
                rs.getString("ask"),
                rs.getString("concession"),
                price == null ? null : Money.of(price, rs.getString("currency")),
                (Integer) rs.getObject("payment_days"),
                rs.getString("outcome"),
                rs.getString("recorded_by"),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
