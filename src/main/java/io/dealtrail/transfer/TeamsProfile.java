package io.dealtrail.transfer;

import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who sells, for whom, where. New people get {@code first.last} as user name and, outside of the sample, a password nobody knows: an
 * admin sets the first one.
 */
@Component
@Order(2)
class TeamsProfile implements Profile {

    private static final Columns COLUMNS = Columns.requiring("agent", "manager")
            .field("agent", "sales agent", "agent", "rep", "name")
            .field("manager", "manager", "team manager")
            .field("region", "regional office", "region", "office");

    private final Accounts accounts;
    private final People people;
    private final FirstPasswords passwords;

    TeamsProfile(Accounts accounts, People people, FirstPasswords passwords) {
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
    }

    @Override
    public String key() {
        return "teams";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.DIRECTOR, Role.ADMIN); // it makes accounts
    }

    @Override
    public List<Outcome> take(List<Cells> rows, ImportRun run) {
        return rows.stream().map(row -> take(row, run)).toList();
    }

    private Outcome take(Cells row, ImportRun run) {
        String agent = row.required("agent", 60);
        String manager = row.required("manager", 60);
        String region = row.text("region", 64);
        for (String name : List.of(agent, manager)) {
            if (!name.isEmpty() && username(name).isEmpty()) {
                row.faults().add("agent", "import.noUserName", name);
            }
        }
        if (!row.faults().none()) {
            return Outcome.failed(row.faults());
        }
        String hash = passwords.hashFor(run);
        Person lead = person(manager, region, Role.MANAGER, "sales-managers");
        Optional<Team> known = people.teams().stream()
                .filter(team -> lead.username().equals(team.manager()))
                .findFirst();
        Team team = known.orElseGet(() -> new Team(freeId(manager), surname(manager), lead.username(), region));
        if (known.isEmpty()) {
            accounts.saveTeam(new Team(team.id(), team.name(), null, region));
            save(in(team.id(), lead), hash);
            accounts.saveTeam(team);
        }
        boolean unknown = people.find(username(agent)).isEmpty();
        Person rep = in(team.id(), person(agent, region, Role.REP, "sales-reps"));
        boolean changed = save(rep, hash);
        String subject = "person:" + rep.username();
        return unknown ? Outcome.created(subject) : Outcome.known(subject, changed);
    }

    /** A person who is here already keeps everything but team and region. */
    private Person person(String name, @org.jspecify.annotations.Nullable String region, Role role, String group) {
        return people.find(username(name))
                .orElseGet(() -> new Person(
                        username(name),
                        name,
                        username(name) + "@dealtrail.example",
                        null,
                        region,
                        Set.of(role),
                        Set.of(group),
                        null,
                        null,
                        true));
    }

    private static Person in(String team, Person p) {
        return new Person(
                p.username(),
                p.name(),
                p.email(),
                team,
                p.region(),
                p.roles(),
                p.groups(),
                p.language(),
                p.timeZone(),
                p.active());
    }

    private boolean save(Person person, String hash) {
        Optional<Person> before = people.find(person.username());
        if (before.isEmpty()) {
            accounts.createHashed(person, hash);
        } else if (!Objects.equals(before.get().team(), person.team())) {
            accounts.change(person);
        } else {
            return false;
        }
        return true;
    }

    private String freeId(String manager) {
        String id = slug(surname(manager), "-");
        return people.team(id).isEmpty() ? id : username(manager);
    }

    private static String surname(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    static String username(String name) {
        return Arrays.stream(name.split("\\s+"))
                .map(word -> slug(word, "-"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("."));
    }

    private static String slug(String text, String gap) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", gap).replaceAll("^-|-$", "");
    }
}
