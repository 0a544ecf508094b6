package io.dealtrail.webhook;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Addresses;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Listens to what happens to deals. What endpoints are told is written at the end of the transaction, with the deal as it then
 * stands, and in it: what did not happen is never told, what happened always.
 */
@Component
class Announcer {

    /** An event with who did it, to be told when the transaction ends. */
    private record Heard(DealEvent event, String actor, Instant at, List<Endpoint> to) {}

    private final Endpoints endpoints;
    private final Announcements announcements;
    private final Deals deals;
    private final Actors actors;
    private final Clock clock;
    private final Addresses addresses;

    Announcer(
            Endpoints endpoints,
            Announcements announcements,
            Deals deals,
            Actors actors,
            Clock clock,
            Addresses addresses) {
        this.endpoints = endpoints;
        this.announcements = announcements;
        this.deals = deals;
        this.actors = actors;
        this.clock = clock;
        this.addresses = addresses;
    }

    @EventListener
    void happened(DealEvent event) {
        if (!Events.ALL.contains(event.action()) || !event.subject().startsWith("D-")) {
            return;
        }
        List<Endpoint> to = endpoints.wanting(event.action());
        if (!to.isEmpty()) {
            Instant at = event.occurredAt() == null ? clock.instant() : event.occurredAt();
            heard().add(new Heard(event, actors.current().toString(), at, to));
        }
    }

    private List<Heard> heard() {
        Tellings bound = (Tellings) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new Tellings();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
        }
        return bound.heard;
    }

    private void tell(List<Heard> all) {
        Map<String, Payload.@Nullable Summary> summaries = new LinkedHashMap<>();
        for (Heard one : all) {
            String deal = one.event().subject();
            if (!summaries.containsKey(deal)) {
                summaries.put(deal, summary(deals.require(deal)));
            }
            Payload payload = new Payload(
                    Announcements.newId(),
                    one.event().action(),
                    one.at(),
                    one.actor(),
                    summaries.get(deal),
                    one.event().changes(),
                    one.event().comment());
            announcements.announce(payload, deal, one.to());
        }
    }

    private Payload.Summary summary(DealFacts deal) {
        return new Payload.Summary(
                deal.number(),
                deal.title(),
                deal.customer(),
                deal.stage(),
                deal.status().name(),
                deal.owner(),
                deal.team(),
                deal.region(),
                deal.amount(),
                deal.probability(),
                deal.expectedCloseOn(),
                addresses.of("/deals/" + deal.number()));
    }

    private final class Tellings implements TransactionSynchronization {

        private final List<Heard> heard = new ArrayList<>();

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE - 1; // before the trail closes its books
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            List<Heard> all = List.copyOf(heard);
            heard.clear();
            tell(all);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Announcer.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Announcer.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Announcer.this);
        }
    }
}
