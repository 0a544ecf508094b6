package io.dealtrail.deal;

import io.dealtrail.engine.StageEvents;
import io.dealtrail.shared.DealEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follows the engine from stage to stage and keeps each visit. */
@Component
class StageVisits {

    /** One visit as the API shows it. */
    record Visit(
            String stage,
            String name,
            Instant enteredAt,
            @Nullable Instant leftAt,
            @Nullable String outcome,
            @Nullable Integer processVersion) {}

    private final Deals deals;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StageVisits(Deals deals, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.deals = deals;
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void entered(StageEvents.Entered stage) {
        Deal deal = deals.find(stage.deal());
        String before = deal.stage();
        // A deal that comes from elsewhere has been in its first stage since it began there.
        Instant at = deal.isNew() && deal.createdAt().isBefore(stage.at()) ? deal.createdAt() : stage.at();
        deal.enter(stage.stage(), deal.status() == DealStatus.WON ? 100 : stage.probability(), at);
        jdbc.sql("""
                insert into deal_stage_visit (deal, stage, name, entered_at, process_version)
                values (:deal, :stage, :name, :at, :version)""")
                .param("deal", stage.deal())
                .param("stage", stage.stage())
                .param("name", stage.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", stage.processVersion())
                .update();
        events.publishEvent(DealEvent.of(stage.deal(), "stage.entered")
                .with("stage", stage.stage())
                .change("from", null, before.equals(stage.stage()) ? null : before)
                .with("processVersion", stage.processVersion())
                .with("probability", stage.probability())
                .occurred(at.equals(stage.at()) ? null : at));
    }

    @EventListener
    void left(StageEvents.Left stage) {
        jdbc.sql("""
                update deal_stage_visit set left_at = :at, outcome = :outcome
                where deal = :deal and stage = :stage and left_at is null""")
                .param("at", stage.at().atOffset(ZoneOffset.UTC))
                .param("outcome", stage.outcome())
                .param("deal", stage.deal())
                .param("stage", stage.stage())
                .update();
        events.publishEvent(DealEvent.of(stage.deal(), "stage.left")
                .with("stage", stage.stage())
                .with("outcome", stage.outcome()));
    }

    @EventListener
    void migrated(StageEvents.Migrated stage) {
        jdbc.sql("""
                update deal_stage_visit set process_version = :version
                where deal in (:deals) and stage = :stage and left_at is null""")
                .param("version", stage.processVersion())
                .param("deals", stage.deals())
                .param("stage", stage.stage())
                .update();
    }

    List<Visit> of(String deal) {
        return jdbc.sql("""
                select stage, name, entered_at, left_at, outcome, process_version from deal_stage_visit
                where deal = :deal order by entered_at, id""")
                .param("deal", deal)
                .query((rs, row) -> new Visit(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, java.time.OffsetDateTime.class).toInstant(),
                        instant(rs.getObject(4, java.time.OffsetDateTime.class)),
                        rs.getString(5),
                        (Integer) rs.getObject(6)))
                .list();
    }

    private static @Nullable Instant instant(java.time.@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
