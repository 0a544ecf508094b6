package io.dealtrail.webhook;

import io.dealtrail.engine.Errands;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an admin does with deliveries: tests an endpoint, sends one again. */
@Component
@Transactional
class Webhooks {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Announcements announcements;
    private final Errands errands;
    private final Actors actors;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Webhooks(
            Endpoints endpoints,
            Deliveries deliveries,
            Announcements announcements,
            Errands errands,
            Actors actors,
            WebhookSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.errands = errands;
        this.actors = actors;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Sends an event that means nothing, once, also to an endpoint that is off. */
    void test(String endpoint) {
        Endpoint to = endpoints.require(endpoint);
        Payload payload = new Payload(
                Announcements.newId(),
                Events.TEST,
                clock.instant(),
                actors.current().toString(),
                null,
                List.of(),
                null);
        announcements.announce(payload, null, List.of(to));
    }

    /**
     * Sends a delivery again, with the same id, however it ended.
     *
     * @throws Refused {@code webhook.onItsWay} (409) when it has not ended
     */
    Delivery replay(String endpoint, String id) {
        endpoints.require(endpoint);
        Delivery delivery = deliveries
                .find(number(id))
                .filter(d -> d.endpoint().equals(endpoint))
                .orElseThrow(() -> new NotFound("delivery", id));
        if (!deliveries.again(delivery.id(), clock.instant())) {
            throw Refused.conflict("webhook.onItsWay");
        }
        errands.send(Courier.KIND, Long.toString(delivery.id()), Duration.ZERO);
        events.publishEvent(DealEvent.of(Endpoints.subject(endpoint), "webhook.replayed")
                .with("event", delivery.event())
                .with("type", delivery.type()));
        return deliveries.find(delivery.id()).orElse(delivery);
    }

    @Scheduled(initialDelay = 300_000, fixedDelay = 3_600_000)
    void forget() {
        deliveries.forgetBefore(clock.instant().minus(settings.keep()));
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotFound("delivery", id);
        }
        return Long.parseLong(id);
    }
}
