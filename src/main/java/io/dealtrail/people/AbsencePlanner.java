package io.dealtrail.people;

import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import org.springframework.stereotype.Component;

/** Who may plan whose absences. */
@Component
class AbsencePlanner {

    private final People people;
    private final Actors actors;

    AbsencePlanner(People people, Actors actors) {
        this.people = people;
        this.actors = actors;
    }

    /**
     * Oneself, the manager of the person's team, a director, an admin.
     *
     * @throws Refused {@code absence.notYours} (403)
     */
    void require(String username) {
        Person me = actors.person();
        Person who = people.find(username).orElseThrow(() -> new NotFound("person", username));
        if (!me.username().equals(username) && !me.is(Role.ADMIN) && !people.leads(me, who.team())) {
            throw Refused.forbidden("absence.notYours", username);
        }
    }
}
