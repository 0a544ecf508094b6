package io.dealtrail.deal;

import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a customer who wrote still waits for our answer: until one of us speaks to them or writes back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerReplies {

    private static final Set<String> ANSWERS = Set.of("call", "email", "meeting", "visit");

    private static final Set<String> OFFERS = Set.of("proposal.sent", "contract.sent");

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;

    CustomerReplies(JdbcClient jdbc, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
    }

    /** The customer wrote, or waits after all. */
    public void waits(String deal, Instant since) {
        jdbc.sql("update deal set customer_wrote_at = :at where number = :deal")
                .param("at", since.atOffset(ZoneOffset.UTC))
                .param("deal", deal)
                .update();
    }

    /** @return whether the customer was waiting */
    public boolean answered(String deal) {
        return jdbc.sql(
                                "update deal set customer_wrote_at = null where number = :deal and customer_wrote_at is not null")
                        .param("deal", deal)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Instant> waitingSince(String deal) {
        return jdbc.sql("select customer_wrote_at from deal where number = :deal and customer_wrote_at is not null")
                .param("deal", deal)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @EventListener
    void spokenTo(DealEvent event) {
        boolean person = actors.current().kind() == Actor.Kind.PERSON;
        boolean wrote =
                OFFERS.contains(event.action()) || (person && event.action().equals("mail.posted"));
        boolean spoke = event.action().equals("interaction.recorded")
                && person
                && (event.occurredAt() == null || !event.occurredAt().isAfter(clock.instant()))
                && event.changes().stream()
                        .anyMatch(change ->
                                change.field().equals("kind") && ANSWERS.contains(String.valueOf(change.to())));
        if (wrote || spoke) {
            answered(event.subject());
        }
    }
}
