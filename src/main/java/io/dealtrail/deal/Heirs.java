package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may have a deal next, and what handing it over came to. */
@Component
class Heirs {

    record Heir(String username, String name, @Nullable String team) {}

    /**
     * @param from the owner before
     * @param to the new owner's name
     * @param stillVisible whether who handed it over still sees it
     * @param stillMine whether who handed it over may take it back
     */
    record Change(@Nullable String from, String to, boolean stillVisible, boolean stillMine) {}

    private final Deals deals;
    private final DealChanges changes;
    private final DealVisibility visibility;
    private final People people;
    private final Actors actors;

    Heirs(Deals deals, DealChanges changes, DealVisibility visibility, People people, Actors actors) {
        this.deals = deals;
        this.changes = changes;
        this.visibility = visibility;
        this.people = people;
        this.actors = actors;
    }

    /** Active sales people but its owner, those of the deal's team first. */
    List<Heir> of(String number) {
        visibility.requireWorkable(number);
        DealFacts deal = deals.require(number);
        Map<String, String> teams = people.teams().stream().collect(Collectors.toMap(Team::id, Team::name));
        return people.all().stream()
                .filter(p -> p.active() && (p.is(Role.REP) || p.is(Role.MANAGER)))
                .filter(p -> !p.username().equals(deal.owner()))
                .sorted(Comparator.<Person, Boolean>comparing(
                                p -> p.team() == null || !p.team().equals(deal.team()))
                        .thenComparing(Person::name))
                .map(p -> new Heir(
                        p.username(), p.name(), p.team() == null ? null : teams.getOrDefault(p.team(), p.team())))
                .toList();
    }

    Change handOver(String number, String user, String reason, boolean withTasks) {
        String from = deals.require(number).owner();
        changes.changeOwner(number, user, reason.isBlank() ? null : reason.strip(), withTasks);
        String to = people.require(user).name();
        boolean visible = visibility.sees(actors.person(), number);
        return new Change(from, to, visible, visible && visibility.isWorkable(number));
    }
}
