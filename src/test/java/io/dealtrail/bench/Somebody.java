package io.dealtrail.bench;

import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import java.util.Set;

/** People who exist only for as long as they are measured. */
final class Somebody {

    private Somebody() {}

    static Person rep(String username) {
        return person(username, Role.REP, "sales-reps");
    }

    static Person of(String group) {
        return person("member.of." + group, Role.SPECIALIST, group);
    }

    private static Person person(String username, Role role, String group) {
        return new Person(username, username, null, null, null, Set.of(role), Set.of(group), null, null, true);
    }
}
