package io.dealtrail.people;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting on this thread. */
@Component
public class Actors {

    private static final ThreadLocal<@Nullable Actor> STAND_IN = new ThreadLocal<>();

    /** The signed-in person, or who an import or a customer's link acts as, or else the engine. */
    public Actor current() {
        Actor standIn = STAND_IN.get();
        if (standIn != null) {
            return standIn;
        }
        Person person = signedIn();
        return person == null ? Actor.ENGINE : Actor.person(person.username());
    }

    /** The signed-in person; nobody signed in is 401. */
    public Person person() {
        Person person = signedIn();
        if (person == null) {
            throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
        }
        return person;
    }

    /**
     * Role check that comes before anything of the request is looked at.
     *
     * @throws org.springframework.security.access.AccessDeniedException (403) when the person has none of the roles
     */
    public void requireAny(Role... roles) {
        Person person = person();
        for (Role role : roles) {
            if (person.is(role)) {
                return;
            }
        }
        throw new AccessDeniedException("needs one of " + java.util.Arrays.toString(roles));
    }

    /**
     * As {@link #requireAny}, for everybody who works on deals.
     *
     * @throws org.springframework.security.access.AccessDeniedException (403) for an auditor or admin with no other role
     */
    public void requireWorker() {
        if (!person().works()) {
            throw new AccessDeniedException("needs somebody who works on deals");
        }
    }

    /** The signed-in person's user name, or null for engine, customer and import. */
    public @Nullable String username() {
        Person person = STAND_IN.get() == null ? signedIn() : null;
        return person == null ? null : person.username();
    }

    /** Whether who acts may see floor prices and margins; the engine may, a customer never. */
    public boolean seesMargins() {
        Person person = STAND_IN.get() == null ? signedIn() : null;
        return person == null ? current().equals(Actor.ENGINE) : person.seesMargins();
    }

    /** Does the work as somebody who has no account here. */
    public <T> T callAs(Actor actor, Supplier<T> work) {
        Actor before = STAND_IN.get();
        STAND_IN.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                STAND_IN.remove();
            } else {
                STAND_IN.set(before);
            }
        }
    }

    public void runAs(Actor actor, Runnable work) {
        callAs(actor, () -> {
            work.run();
            return true;
        });
    }

    private static @Nullable Person signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? signedIn.person() : null;
    }
}
