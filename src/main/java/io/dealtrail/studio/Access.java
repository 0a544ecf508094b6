package io.dealtrail.studio;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import org.springframework.stereotype.Component;

/** Managers and directors change models, auditors read all of it; nobody else is let in. */
@Component
class Access {

    private final Actors actors;

    Access(Actors actors) {
        this.actors = actors;
    }

    Person requireReader() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        return actors.person();
    }

    Person requireEditor() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        return actors.person();
    }

    Person requireDirector() {
        actors.requireAny(Role.DIRECTOR);
        return actors.person();
    }

    boolean edits() {
        return actors.person().leads();
    }

    String me() {
        return actors.person().username();
    }
}
