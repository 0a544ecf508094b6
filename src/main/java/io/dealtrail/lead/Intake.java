package io.dealtrail.lead;

import io.dealtrail.deal.DealWithdrawn;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lead became which deal, so that none comes in twice. */
@Component
class Intake {

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;

    Intake(JdbcClient jdbc, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
    }

    /** @throws Refused {@code lead.exists} (409) */
    void requireNew(NewLead lead) {
        dealOf(lead).ifPresent(deal -> {
            throw Refused.conflict("lead.exists", deal).with("deal", deal);
        });
    }

    Optional<String> dealOf(NewLead lead) {
        return lead.externalId() == null
                ? Optional.empty()
                : jdbc.sql("select deal from lead_intake where source = :source and external_id = :external")
                        .param("source", lead.source())
                        .param("external", lead.externalId())
                        .query(String.class)
                        .optional();
    }

    void record(String deal, NewLead lead, @Nullable String form) {
        try {
            jdbc.sql("""
                    insert into lead_intake (deal, source, external_id, received_at, captured_by, form)
                    values (:deal, :source, :external, :now, :by, :form)""")
                    .param("by", actors.username())
                    .param("form", form)
                    .param("deal", deal)
                    .param("source", lead.source())
                    .param("external", lead.externalId())
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            // The same lead came at this moment: the repeated transaction sees it and says so.
            throw new CannotAcquireLockException("lead " + lead.externalId() + " is being captured", e);
        }
    }

    /** A lead whose deal was taken back may come again. */
    @EventListener
    void forget(DealWithdrawn withdrawn) {
        jdbc.sql("delete from lead_intake where deal = :deal")
                .param("deal", withdrawn.deal())
                .update();
    }
}
