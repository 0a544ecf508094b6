package io.dealtrail.team;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import org.springframework.stereotype.Component;

/** Whose work the signed-in person answers for. */
@Component
class Leading {

    private final People people;
    private final Actors actors;

    Leading(People people, Actors actors) {
        this.people = people;
        this.actors = actors;
    }

    /** The signed-in manager or director; 403 for anybody else. */
    Person leader() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        return actors.person();
    }

    /** @throws NotFound for somebody of another team */
    Person member(String username) {
        Person leader = leader();
        return people.find(username)
                .filter(person -> people.leads(leader, person.team()))
                .orElseThrow(() -> new NotFound("person", username));
    }
}
