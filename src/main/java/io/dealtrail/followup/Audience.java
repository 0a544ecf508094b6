package io.dealtrail.followup;

import io.dealtrail.engine.AttachedTask;
import io.dealtrail.engine.Barred;
import io.dealtrail.engine.Facts;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Team;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Who hears of a late task. Whoever is away today is represented by the substitute. */
@Component
class Audience {

    private final People people;
    private final Facts facts;
    private final Notifications notifications;
    private final List<Barred> barred;

    Audience(People people, Facts facts, Notifications notifications, List<Barred> barred) {
        this.people = people;
        this.facts = facts;
        this.notifications = notifications;
        this.barred = barred;
    }

    /** The assignee, or everybody who could take the task from the queue. */
    List<Person> holders(AttachedTask task, List<String> groups) {
        Optional<Person> assignee = people.active(task.assignee()).map(this::present);
        if (assignee.isPresent()) {
            return List.of(assignee.get());
        }
        return groups.stream()
                .flatMap(group -> members(group, task.deal()))
                .distinct()
                .toList();
    }

    // A deal in the pool has no team: the teams of its region are asked, or everybody where it has none.
    private Stream<Person> members(String group, String deal) {
        String team = team(deal);
        List<Team> teams = team == null && People.byTeam(group) ? teamsOfRegion(deal) : List.of();
        return teams.isEmpty()
                ? people.inGroup(group, team).stream()
                : teams.stream().flatMap(near -> people.inGroup(group, near.id()).stream());
    }

    private List<Team> teamsOfRegion(String deal) {
        Object region = facts.of(deal, "region");
        return region == null
                ? List.of()
                : people.teams().stream()
                        .filter(team -> region.equals(team.region()))
                        .toList();
    }

    /** The manager of the deal's team; without a team those of its region; the directors where there is none. */
    List<Person> superiors(String deal) {
        String team = team(deal);
        Stream<String> teams = team == null ? teamsOfRegion(deal).stream().map(Team::id) : Stream.of(team);
        List<Person> managers = teams.flatMap(near -> people.managerOf(near).stream())
                .map(this::present)
                .distinct()
                .toList();
        return managers.isEmpty() ? directors() : managers;
    }

    List<Person> directors() {
        return people.directors();
    }

    /** Who takes over: the manager, but a mandatory task only if its group includes the manager, who has not asked for it. */
    Optional<Person> heir(String deal, Deadline row) {
        return people.managerOf(team(deal))
                .map(this::present)
                .filter(heir -> row.mandatory() == null
                        || (row.groups().stream()
                                        .anyMatch(group -> heir.groups().contains(group))
                                && !asked(heir, deal, row.mandatory())));
    }

    private boolean asked(Person heir, String deal, String mandatory) {
        return barred.stream().anyMatch(one -> one.from(deal, mandatory).contains(heir.username()));
    }

    void tell(List<Person> told, String what, AttachedTask task, Deadlines times) {
        String title = String.valueOf(facts.of(task.deal(), "title"));
        String holder = people.active(task.assignee()).map(Person::name).orElse("-");
        Object due = times.due() == null ? "-" : times.due();
        Object name = name(task);
        told.forEach(person ->
                notifications.tell(person.username(), what, task.deal(), task.id(), name, title, holder, due));
    }

    /** As the model's translations have it, else as drawn. */
    private static Object name(AttachedTask task) {
        String key = task.place().process() + "." + task.place().element();
        return new DefaultMessageSourceResolvable(new String[] {key}, task.name());
    }

    private Person present(Person person) {
        return people.standIn(person.username()).orElse(person);
    }

    private @Nullable String team(String deal) {
        return (String) facts.of(deal, "team");
    }
}
