package io.dealtrail.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Keeps sign-ins and failed ones on the trail, and whoever guesses passwords out: after ten failures from one address, a name is
 * locked for that address for five minutes, and each failure meanwhile is one more. Others, elsewhere, still sign in by that name.
 * Each node counts for itself.
 */
@Component
class SignIns {

    private static final int FAILURES = 10;
    private static final Duration LOCKED = Duration.ofMinutes(5);

    private record Failures(int count, Instant last) {}

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignIns(
            People people,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.people = people;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Whether this request may not even try this name. */
    boolean locked(String username) {
        Failures so = failures.getIfPresent(key(username));
        return so != null && so.count() >= FAILURES && recent(so);
    }

    /** By the page; the API's clients bring their password or token with each request, and their changes name them. */
    @EventListener
    void succeeded(InteractiveAuthenticationSuccessEvent event) {
        String username = event.getAuthentication().getName();
        failures.invalidate(key(username));
        actors.runAs(Actor.person(username), () -> tell(DealEvent.of("person:" + username, "person.signedIn")));
    }

    /** A name that nobody has is not kept: people type their password into the wrong field. */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String username = event.getAuthentication().getName().strip().toLowerCase(Locale.ROOT);
        Failures now = failures.asMap().merge(key(username), new Failures(1, clock.instant()), this::more);
        if (now.count() <= FAILURES) {
            String subject =
                    people.find(username).map(p -> "person:" + p.username()).orElse("settings:sign-in");
            tell(DealEvent.of(subject, "person.signInFailed")
                    .with("why", event.getException().getClass().getSimpleName().replace("Exception", ""))
                    .with("locked", now.count() == FAILURES ? true : null));
        }
    }

    private Failures more(Failures before, Failures one) {
        return recent(before) ? new Failures(before.count() + 1, one.last()) : one;
    }

    private boolean recent(Failures so) {
        return Duration.between(so.last(), clock.instant()).abs().compareTo(LOCKED) < 0;
    }

    private void tell(DealEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private static String key(String username) {
        return address() + " " + username.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
