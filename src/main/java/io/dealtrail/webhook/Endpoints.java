package io.dealtrail.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Secrets;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The endpoints, kept by admins. Their secrets are told when they are made, and never again. */
@Component
@Transactional
class Endpoints {

    /** @param secret with which the receiver checks what it is sent; told this once */
    record Made(Endpoint endpoint, String secret) {}

    private static final String SELECT = "select * from webhook_endpoint where removed_at is null ";

    private final JdbcClient jdbc;
    private final Destinations destinations;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    // Each event of a deal asks; another node's change is seen a few seconds later.
    private final LoadingCache<String, List<Endpoint>> active = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(all -> list().stream()
                    .filter(e -> e.state() == Endpoint.State.ACTIVE)
                    .toList());

    Endpoints(
            JdbcClient jdbc, Destinations destinations, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.destinations = destinations;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    List<Endpoint> wanting(String event) {
        return active.get("").stream().filter(e -> e.wants(event)).toList();
    }

    @Transactional(readOnly = true)
    List<Endpoint> list() {
        return jdbc.sql(SELECT + "order by name, id").query(Endpoints::map).list();
    }

    @Transactional(readOnly = true)
    Endpoint require(String id) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("id", id)
                .query(Endpoints::map)
                .optional()
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    @Transactional(readOnly = true)
    String secret(String id) {
        return jdbc.sql("select secret from webhook_endpoint where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Made create(NewEndpoint wanted) {
        NewEndpoint entered = checked(wanted);
        String id = UUID.randomUUID().toString();
        String secret = Secrets.random(32);
        jdbc.sql("""
                insert into webhook_endpoint (id, name, url, events, secret, state, failures, created_by, created_at, version)
                values (:id, :name, :url, :events, :secret, 'ACTIVE', 0, :me, :now, 0)""")
                .param("id", id)
                .param("name", entered.name())
                .param("url", entered.url())
                .param("events", String.join(",", List.copyOf(entered.events() == null ? List.of() : entered.events())))
                .param("secret", secret)
                .param("me", actors.person().username())
                .param("now", OffsetDateTime.now(clock))
                .update();
        changed(told("webhook.created", id, null, entered));
        return new Made(require(id), secret);
    }

    /** @throws io.dealtrail.shared.Refused {@code webhook.changedMeanwhile} (409) when it is not at this version any more */
    Endpoint change(String id, NewEndpoint wanted, @Nullable Long version) {
        events.publishEvent(new Touch(List.of(subject(id))));
        Endpoint before = require(id);
        Versions.check(version, null, before.version(), "webhook.changedMeanwhile", before);
        NewEndpoint entered = checked(wanted);
        jdbc.sql("""
                update webhook_endpoint set name = :name, url = :url, events = :events, version = version + 1
                where id = :id""")
                .param("id", id)
                .param("name", entered.name())
                .param("url", entered.url())
                .param("events", String.join(",", List.copyOf(entered.events() == null ? List.of() : entered.events())))
                .update();
        changed(told("webhook.changed", id, before, entered));
        return require(id);
    }

    /** From now on another secret signs; the old one is worth nothing any more. */
    Made newSecret(String id) {
        Endpoint endpoint = require(id);
        String secret = Secrets.random(32);
        jdbc.sql("update webhook_endpoint set secret = :secret, version = version + 1 where id = :id")
                .param("secret", secret)
                .param("id", id)
                .update();
        changed(DealEvent.of(subject(id), "webhook.secretChanged").with("name", endpoint.name()));
        return new Made(require(id), secret);
    }

    Endpoint turn(String id, Endpoint.State state) {
        events.publishEvent(new Touch(List.of(subject(id))));
        Endpoint before = require(id);
        jdbc.sql("""
                update webhook_endpoint set state = :state, failures = 0, resting_until = null, version = version + 1
                where id = :id""").param("state", state.name()).param("id", id).update();
        changed(DealEvent.of(subject(id), "webhook.turned")
                .with("name", before.name())
                .change("state", before.state().name(), state.name()));
        return require(id);
    }

    /** {@link #restore} brings it back. */
    Endpoint remove(String id) {
        Endpoint gone = require(id);
        mark(id, OffsetDateTime.now(clock));
        changed(DealEvent.of(subject(id), "webhook.removed").with("name", gone.name()));
        return gone;
    }

    Endpoint restore(String id) {
        mark(id, null);
        Endpoint back = require(id);
        changed(DealEvent.of(subject(id), "webhook.restored").with("name", back.name()));
        return back;
    }

    /** Forgets what it knew of the endpoints, when this transaction is through. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                active.invalidateAll();
            }
        });
    }

    private void mark(String id, @Nullable OffsetDateTime removedAt) {
        jdbc.sql("update webhook_endpoint set removed_at = :at, version = version + 1 where id = :id")
                .param("at", removedAt, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    private NewEndpoint checked(NewEndpoint wanted) {
        Faults faults = new Faults();
        NewEndpoint entered = wanted.checked(faults, destinations);
        faults.refuse();
        return entered;
    }

    private void changed(DealEvent event) {
        events.publishEvent(event);
        forget();
    }

    private static DealEvent told(String action, String id, @Nullable Endpoint before, NewEndpoint after) {
        return DealEvent.of(subject(id), action)
                .change("name", before == null ? null : before.name(), after.name())
                .change("url", before == null ? null : before.url(), after.url())
                .change("events", before == null ? null : before.events(), after.events());
    }

    static String subject(String id) {
        return "webhook:" + id;
    }

    private static Endpoint map(ResultSet row, int n) throws SQLException {
        return new Endpoint(
                row.getString("id"),
                row.getString("name"),
                row.getString("url"),
                List.of(row.getString("events").split(",")),
                Endpoint.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                row.getObject("resting_until", OffsetDateTime.class),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getLong("version"));
    }
}
