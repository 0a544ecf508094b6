package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import io.dealtrail.people.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whose deals a reader may choose among. Who sees nobody's but the own ones chooses nothing. */
@Component
class DealChoices {

    /** Owners by name, teams by name, regions. */
    record Choices(List<Person> owners, List<Team> teams, List<String> regions) {}

    private final People people;
    private final Actors actors;

    DealChoices(People people, Actors actors) {
        this.people = people;
        this.actors = actors;
    }

    Choices ofReader() {
        return of(people.scope(actors.person()));
    }

    Choices of(Scope scope) {
        if (!scope.all() && scope.teams().isEmpty()) {
            return new Choices(List.of(), List.of(), List.of());
        }
        List<Team> teams = people.teams().stream()
                .filter(t -> scope.all() || scope.teams().contains(t.id()))
                .sorted(Comparator.comparing(Team::name))
                .toList();
        List<Person> owners = people.all().stream()
                .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                .filter(p -> scope.all() || (p.team() != null && scope.teams().contains(p.team())))
                .sorted(Comparator.comparing(Person::name))
                .toList();
        List<String> regions = teams.stream()
                .map(Team::region)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return new Choices(owners, teams.size() > 1 ? teams : List.of(), regions.size() > 1 ? regions : List.of());
    }
}
