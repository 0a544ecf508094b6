package io.dealtrail.deal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import io.dealtrail.people.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose deals a reader may choose among. Who sees nobody's but the own ones chooses nothing. */
@Component
class DealChoices {

    /**
     * Owners by name, teams by name, regions.
     *
     * @param names of everybody by user name, as far as they had to be read anyway
     */
    record Choices(
            List<Owner> owners,
            List<Team> teams,
            List<String> regions,
            @JsonIgnore Map<String, String> names) {}

    record Owner(String username, String name) {}

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
            return new Choices(List.of(), List.of(), List.of(), Map.of());
        }
        List<Team> teams = people.teams().stream()
                .filter(t -> scope.all() || scope.teams().contains(t.id()))
                .sorted(Comparator.comparing(Team::name))
                .toList();
        List<Person> everybody = people.all();
        List<Owner> owners = everybody.stream()
                .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                .filter(p -> scope.all() || (p.team() != null && scope.teams().contains(p.team())))
                .map(p -> new Owner(p.username(), p.name()))
                .sorted(Comparator.comparing(Owner::name))
                .toList();
        List<String> regions = teams.stream()
                .map(Team::region)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Map<String, String> names = everybody.stream().collect(Collectors.toMap(Person::username, Person::name));
        return new Choices(
                owners, teams.size() > 1 ? teams : List.of(), regions.size() > 1 ? regions : List.of(), names);
    }
}
