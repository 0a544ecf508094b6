package io.dealtrail.webhook;

import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an endpoint does: rests when it does not answer, is switched off when nothing has worked for long. */
@Component
class Health {

    private static final Duration REST = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Endpoints endpoints;
    private final Notifications notifications;
    private final People people;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Health(
            JdbcClient jdbc,
            Endpoints endpoints,
            Notifications notifications,
            People people,
            WebhookSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    void worked(Endpoint endpoint) {
        if (endpoint.failures() > 0) {
            jdbc.sql("update webhook_endpoint set failures = 0, resting_until = null where id = :id")
                    .param("id", endpoint.id())
                    .update();
        }
    }

    void failed(Endpoint endpoint, Delivery.Attempt attempt) {
        // It answers, if only with a fault: then others need not wait for it.
        Instant rest = attempt.status() == null ? clock.instant().plus(REST) : null;
        jdbc.sql("update webhook_endpoint set failures = failures + 1, resting_until = :rest where id = :id")
                .param("rest", rest == null ? null : rest.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", endpoint.id())
                .update();
        boolean broken = jdbc.sql("""
                update webhook_endpoint set state = 'BROKEN', version = version + 1
                where id = :id and state = 'ACTIVE' and failures >= :limit""")
                        .param("id", endpoint.id())
                        .param("limit", settings.breakAfter())
                        .update()
                == 1;
        if (broken) {
            endpoints.forget();
            events.publishEvent(DealEvent.of(Endpoints.subject(endpoint.id()), "webhook.turned")
                    .with("name", endpoint.name())
                    .change("state", Endpoint.State.ACTIVE.name(), Endpoint.State.BROKEN.name()));
            people.all().stream()
                    .filter(p -> p.active() && p.is(Role.ADMIN))
                    .map(Person::username)
                    .forEach(admin -> notifications.tell(
                            admin, "webhook.broken", null, null, endpoint.name(), settings.breakAfter()));
        }
    }
}
