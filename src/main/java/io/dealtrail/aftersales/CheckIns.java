package io.dealtrail.aftersales;

import io.dealtrail.contract.ContractTerms;
import io.dealtrail.contract.Contracts;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking customers how things go, by the rhythm of their contract. */
@Component
@Transactional
class CheckIns {

    /** @param mood good, neutral or bad */
    record Answer(@Nullable String mood, @Nullable String note, String by, Instant at) {}

    private static final String STAGE = "after-sales";

    private final JdbcClient jdbc;
    private final AfterSalesSettings settings;
    private final Contracts contracts;
    private final Deals deals;
    private final People people;
    private final Notifications notifications;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CheckIns(
            JdbcClient jdbc,
            AfterSalesSettings settings,
            Contracts contracts,
            Deals deals,
            People people,
            Notifications notifications,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.contracts = contracts;
        this.deals = deals;
        this.people = people;
        this.notifications = notifications;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** @param until nothing is planned from then on: the renewal comes */
    Instant schedule(String deal, @Nullable Instant until) {
        int days = contracts.terms(deal).map(ContractTerms::checkInDays).orElse(settings.checkInDays());
        Instant at = clock.instant().atOffset(ZoneOffset.UTC).plusDays(days).toInstant();
        jdbc.sql("delete from check_in where deal = :deal").param("deal", deal).update();
        if (until == null || at.isBefore(until)) {
            jdbc.sql("insert into check_in (deal, due_at) values (:deal, :at)")
                    .param("deal", deal)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            events.publishEvent(DealEvent.of(deal, "checkIn.scheduled").with("at", at.toString()));
        }
        return at;
    }

    /** What was found at check-ins, the latest first. */
    @Transactional(readOnly = true)
    List<Answer> of(String deal) {
        return jdbc.sql("select mood, note, said_by, said_at from check_in_answer where deal = :deal order by seq desc")
                .param("deal", deal)
                .query((rs, n) -> new Answer(
                        rs.getString("mood"),
                        rs.getString("note"),
                        rs.getString("said_by"),
                        rs.getObject("said_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @EventListener
    void completing(TaskEvents.Completing task) {
        Object mood = task.values().get("mood");
        if (!STAGE.equals(task.place().process()) || mood == null) {
            return;
        }
        String note = Objects.toString(task.values().get("note"), null);
        jdbc.sql("""
                insert into check_in_answer (deal, seq, mood, note, said_by, said_at)
                select :deal, coalesce(max(a.seq), 0) + 1, :mood, :note, :by, :at from check_in_answer a where a.deal = :deal""")
                .param("deal", task.deal())
                .param("mood", mood.toString())
                .param("note", note)
                .param("by", actors.person().username())
                .param("at", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(
                DealEvent.of(task.deal(), "checkIn.answered").with("mood", mood).comment(note));
        if (mood.equals("bad")) {
            alert(task.deal(), note);
        }
    }

    private void alert(String deal, @Nullable String note) {
        DealFacts facts = deals.require(deal);
        people.managerOf(facts.team())
                .map(manager -> people.standIn(manager.username()).orElse(manager))
                .ifPresent(manager -> notifications.tell(
                        manager.username(),
                        "checkIn.badMood",
                        deal,
                        null,
                        facts.customer() == null ? facts.title() : facts.customer(),
                        actors.person().name(),
                        note == null ? "–" : note));
    }
}
