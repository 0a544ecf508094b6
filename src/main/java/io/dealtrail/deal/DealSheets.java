package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.NotFound;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A deal with the names around it, its way so far and what the reader may do with it: all in one statement. */
@Component
@Transactional(readOnly = true)
class DealSheets {

    /** @param workable whether the reader may change the deal */
    record Sheet(
            DealFacts deal,
            @Nullable String ownerName,
            @Nullable String teamName,
            boolean workable,
            List<StageVisits.Visit> visits) {}

    private record Row(Sheet sheet, StageVisits.@Nullable Visit visit) {}

    // The deal's row comes once for each of its few visits.
    private static final String SHEET = """
            select d.*, a.name as customer_name, p.name as owner_name, t.name as team_name, t.manager as team_manager,
                v.stage as visit_stage, v.name as visit_name, v.entered_at as visit_entered, v.left_at as visit_left,
                v.outcome as visit_outcome, v.process_version as visit_version
            from deal d left join account a on a.id = d.account left join person p on p.username = d.owner
                left join team t on t.id = d.team left join deal_stage_visit v on v.deal = d.number
            where d.number = :number and %s order by v.entered_at, v.id""";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final StageNames stages;

    DealSheets(JdbcClient jdbc, Actors actors, StageNames stages) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.stages = stages;
    }

    /** @throws NotFound when the reader may not see it */
    Sheet require(String number) {
        Person reader = actors.person();
        Visibility visible = Visibility.ofOne(reader);
        List<Row> rows = jdbc.sql(SHEET.formatted(visible.sql()))
                .param("number", number)
                .params(visible.params())
                .query((rs, n) -> new Row(sheet(rs, reader), visit(rs)))
                .list();
        if (rows.isEmpty()) {
            throw new NotFound("deal", number);
        }
        Sheet first = rows.get(0).sheet();
        List<StageVisits.Visit> visits =
                rows.stream().map(Row::visit).filter(Objects::nonNull).toList();
        return new Sheet(first.deal(), first.ownerName(), first.teamName(), first.workable(), visits);
    }

    private Sheet sheet(ResultSet rs, Person reader) throws SQLException {
        boolean workable = DealVisibility.isWorkable(reader, rs.getString("owner"), rs.getString("team_manager"));
        return new Sheet(facts(rs), rs.getString("owner_name"), rs.getString("team_name"), workable, List.of());
    }

    private static StageVisits.@Nullable Visit visit(ResultSet rs) throws SQLException {
        Instant entered = instant(rs, "visit_entered");
        return entered == null
                ? null
                : new StageVisits.Visit(
                        rs.getString("visit_stage"),
                        rs.getString("visit_name"),
                        entered,
                        instant(rs, "visit_left"),
                        rs.getString("visit_outcome"),
                        (Integer) rs.getObject("visit_version"));
    }

    private DealFacts facts(ResultSet rs) throws SQLException {
        String stage = rs.getString("stage");
        BigDecimal amount = rs.getBigDecimal("amount");
        String currency = rs.getString("currency");
        return new DealFacts(
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("account"),
                rs.getString("customer_name"),
                stage,
                stages.of(stage),
                DealStatus.valueOf(rs.getString("status")),
                rs.getString("owner"),
                rs.getString("team"),
                rs.getString("region"),
                rs.getString("source"),
                rs.getString("industry"),
                (Integer) rs.getObject("employees"),
                amount == null ? null : Money.of(amount, currency),
                currency,
                AmountOrigin.valueOf(rs.getString("amount_origin")),
                rs.getInt("probability"),
                rs.getBigDecimal("discount_percent"),
                rs.getBigDecimal("margin_percent"),
                (Integer) rs.getObject("payment_days"),
                rs.getInt("priority"),
                (Integer) rs.getObject("score"),
                rs.getObject("expected_close_on", LocalDate.class),
                rs.getString("fit"),
                rs.getString("entry_stage"),
                instant(rs, "stalled_since"),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("close_reason"),
                instant(rs, "nurture_until"),
                Attributes.read(rs.getString("attributes")),
                rs.getString("external_id"),
                rs.getString("created_by"),
                Objects.requireNonNull(instant(rs, "created_at")),
                Objects.requireNonNull(instant(rs, "stage_entered_at")),
                rs.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
