package io.dealtrail.aftersales;

import io.dealtrail.engine.TaskEvents;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why customers did not renew. */
@Component
@Transactional
class Churns {

    /** @param reason key of the reason that was chosen, or null */
    record Churn(
            String deal, @Nullable String reason, @Nullable String words, String by, Instant at) {}

    private static final String STAGE = "after-sales";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Churns(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Optional<Churn> of(String deal) {
        return ofAll(List.of(deal)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    List<Churn> ofAll(List<String> deals) {
        return deals.isEmpty()
                ? List.of()
                : jdbc.sql("select * from churn where deal in (:deals) order by recorded_at desc, deal")
                        .param("deals", deals)
                        .query((rs, n) -> new Churn(
                                rs.getString("deal"),
                                rs.getString("reason"),
                                rs.getString("words"),
                                rs.getString("recorded_by"),
                                rs.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list();
    }

    @EventListener
    void completing(TaskEvents.Completing task) {
        if (!STAGE.equals(task.place().process())
                || !Boolean.FALSE.equals(task.values().get("renew"))) {
            return;
        }
        String reason = Objects.toString(task.values().get("reason"), null);
        String words = Objects.toString(task.values().get("reasonText"), null);
        jdbc.sql("delete from churn where deal = :deal")
                .param("deal", task.deal())
                .update();
        jdbc.sql(
                        "insert into churn (deal, reason, words, recorded_by, recorded_at) values (:deal, :reason, :words, :by, :at)")
                .param("deal", task.deal())
                .param("reason", reason)
                .param("words", words)
                .param("by", actors.current().toString())
                .param("at", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of(task.deal(), "churn.recorded")
                .with("reason", reason)
                .comment(words));
        // The process has its own reason, for deals that are lost.
        task.variables().keySet().removeAll(List.of("reason", "reasonText"));
    }
}
