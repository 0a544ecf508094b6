package io.dealtrail.trail;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.web.RequestTrace;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects every {@link DealEvent} of a transaction and writes them, chained, just before it commits. A subject's head is
 * locked when the transaction first names it, which is before the engine writes anything.
 */
@Component
class Trail {

    private final Heads heads;
    private final TrailWriter writer;
    private final Actors actors;
    private final Clock clock;
    private final EntityManager entities;

    Trail(Heads heads, TrailWriter writer, Actors actors, Clock clock, EntityManager entities) {
        this.heads = heads;
        this.writer = writer;
        this.actors = actors;
        this.clock = clock;
        this.entities = entities;
    }

    @EventListener
    void touch(DealEvent.Touch touch) {
        Ledger ledger = ledger();
        touch.subjects().stream().sorted().forEach(ledger::lock);
    }

    @EventListener
    void begin(DealEvent.Born born) {
        Ledger ledger = ledger();
        born.subjects().forEach(ledger::begin);
    }

    @EventListener
    void record(DealEvent event) {
        Ledger ledger = ledger();
        Values values = Values.of(event);
        ledger.append(entry(event, values, ledger.correlation()), values);
    }

    private Entry entry(DealEvent event, Values values, String correlation) {
        DealEvent.@Nullable Place place = event.place();
        return new Entry(
                event.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                event.occurredAt() == null ? null : event.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                actors.current().toString(),
                event.onBehalfOf(),
                event.action(),
                place == null ? null : place.process(),
                place == null ? null : place.version(),
                place == null ? null : place.element(),
                place == null ? null : place.elementName(),
                RequestTrace.current().map(RequestTrace.Trace::client).orElse(null),
                correlation,
                Entry.FORMAT,
                values.digest());
    }

    private Ledger ledger() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a change outside a transaction cannot be recorded");
        }
        Ledger bound = (Ledger) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        Optional<String> request = RequestTrace.current().map(RequestTrace.Trace::correlation);
        Ledger ledger = new Ledger(
                this, heads, writer, entities, request.orElse(UUID.randomUUID().toString()));
        TransactionSynchronizationManager.bindResource(this, ledger);
        TransactionSynchronizationManager.registerSynchronization(ledger);
        return ledger;
    }
}
