package io.dealtrail.webhook;

import io.dealtrail.engine.Errand;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a delivery to its endpoint, and comes again after 10 seconds, a minute, ten minutes and an hour. An endpoint that does not
 * answer is left in peace for a while: what else it should be told waits, so that it holds up nobody.
 */
@Component
class Courier implements Errand {

    static final String KIND = "webhook";

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Health health;
    private final Sender sender;
    private final Clock clock;

    Courier(Deliveries deliveries, Endpoints endpoints, Health health, Sender sender, Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.health = health;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(noRollbackFor = NotFound.class)
    public Optional<Duration> run(String key) {
        Optional<Delivery> waiting =
                deliveries.find(Long.parseLong(key)).filter(delivery -> delivery.state() == Delivery.State.WAITING);
        return waiting.flatMap(this::bring);
    }

    private Optional<Duration> bring(Delivery delivery) {
        Optional<Endpoint> found = endpoints.list().stream()
                .filter(e -> e.id().equals(delivery.endpoint()))
                .filter(e ->
                        e.state() == Endpoint.State.ACTIVE || delivery.type().equals(Events.TEST))
                .findFirst();
        if (found.isEmpty()) {
            deliveries.skip(delivery.id());
            return Optional.empty();
        }
        Endpoint endpoint = found.get();
        Instant now = clock.instant();
        if (endpoint.restingUntil() != null
                && endpoint.restingUntil().toInstant().isAfter(now)) {
            return Optional.of(Duration.between(now, endpoint.restingUntil().toInstant()));
        }
        Delivery.Attempt attempt = sender.send(endpoint.url(), endpoints.secret(endpoint.id()), delivery);
        if (attempt.worked()) {
            deliveries.record(delivery.id(), attempt, Delivery.State.DELIVERED, null);
            health.worked(endpoint);
            return Optional.empty();
        }
        Optional<Duration> wait = wait(delivery);
        deliveries.record(
                delivery.id(),
                attempt,
                wait.isPresent() ? Delivery.State.WAITING : Delivery.State.FAILED,
                wait.map(after -> clock.instant().plus(after)).orElse(null));
        health.failed(endpoint, attempt);
        return wait;
    }

    /** A test is answered at once or not at all. */
    private Optional<Duration> wait(Delivery delivery) {
        int retries = deliveries.retries(delivery.id());
        return delivery.type().equals(Events.TEST) || retries >= WAITS.size()
                ? Optional.empty()
                : Optional.of(WAITS.get(retries));
    }
}
