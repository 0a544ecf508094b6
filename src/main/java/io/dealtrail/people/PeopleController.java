package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Colleagues for everybody to look up; accounts and teams for the admin; absences for oneself and one's team. */
@RestController
@RequestMapping("/api")
class PeopleController {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");
    static final Set<String> GROUPS =
            Set.of("sales-reps", "sales-managers", "directors", "legal", "presales", "finance", "service");

    record Account(
            @Nullable String username,
            @Nullable String name,
            @Nullable String email,
            @Nullable String team,
            @Nullable String region,
            @Nullable Set<Role> roles,
            @Nullable Set<String> groups,
            @Nullable Boolean active,
            @Nullable String password) {

        Account withActive(boolean now) {
            return new Account(username, name, email, team, region, roles, groups, now, password);
        }
    }

    record Away(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String substitute) {}

    private final People people;
    private final Accounts accounts;
    private final Absences absences;
    private final AbsencePlanner planner;
    private final Actors actors;

    PeopleController(People people, Accounts accounts, Absences absences, AbsencePlanner planner, Actors actors) {
        this.people = people;
        this.accounts = accounts;
        this.absences = absences;
        this.planner = planner;
        this.actors = actors;
    }

    @GetMapping("/people")
    List<Person> people() {
        return people.all();
    }

    @GetMapping("/people/{username}")
    Person person(@PathVariable String username) {
        return people.require(username);
    }

    @PostMapping("/people")
    ResponseEntity<Person> create(@RequestBody Account account) {
        actors.requireAny(Role.ADMIN);
        List<Field> wrong = check(account);
        if (account.username() == null || !USERNAME.matcher(account.username()).matches()) {
            wrong.add(Field.of("username", "person.username", String.valueOf(account.username())));
        }
        if (account.password() == null || account.password().length() < 8) {
            wrong.add(Field.of("password", "password.short", 8));
        }
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
        Person person = person(String.valueOf(account.username()), account, null);
        accounts.create(person, String.valueOf(account.password()));
        return ResponseEntity.created(URI.create("/api/people/" + person.username()))
                .body(person);
    }

    @PutMapping("/people/{username}")
    Person change(@PathVariable String username, @RequestBody Account account) {
        actors.requireAny(Role.ADMIN);
        Person before = people.require(username);
        List<Field> wrong = check(account);
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
        accounts.change(person(username, account, before));
        if (account.password() != null) {
            accounts.changePassword(username, account.password());
        }
        return people.require(username);
    }

    @GetMapping("/teams")
    List<Team> teams() {
        return people.teams();
    }

    @PutMapping("/teams/{id}")
    Team saveTeam(@PathVariable String id, @RequestBody Team team) {
        actors.requireAny(Role.ADMIN);
        if (!USERNAME.matcher(id).matches()) {
            throw Refused.field("id", "person.username", id);
        }
        if (team.manager() != null && people.active(team.manager()).isEmpty()) {
            throw Refused.field("manager", "notFound.person", team.manager());
        }
        Team saved = new Team(id, team.name(), team.manager(), team.region());
        accounts.saveTeam(saved);
        return saved;
    }

    @GetMapping("/people/{username}/absences")
    List<Absence> absences(@PathVariable String username) {
        people.require(username);
        return people.absences(username);
    }

    @PostMapping("/people/{username}/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Absence away(@PathVariable String username, @RequestBody Away away) {
        planner.require(username);
        return absences.add(username, from(away), until(away), away.substitute());
    }

    @PutMapping("/people/{username}/absences/{id}")
    Absence changeAbsence(@PathVariable String username, @PathVariable String id, @RequestBody Away away) {
        planner.require(username);
        return absences.change(username, id, from(away), until(away), away.substitute());
    }

    /** Back today. */
    @PostMapping("/people/{username}/absences/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String username, @PathVariable String id) {
        planner.require(username);
        absences.end(username, id);
    }

    @DeleteMapping("/people/{username}/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void back(@PathVariable String username, @PathVariable String id) {
        planner.require(username);
        absences.remove(username, id);
    }

    private static LocalDate from(Away away) {
        if (away.from() == null) {
            throw Refused.field("from", "field.required", "from");
        }
        return away.from();
    }

    private static LocalDate until(Away away) {
        if (away.until() == null) {
            throw Refused.field("until", "field.required", "until");
        }
        return away.until();
    }

    private List<Field> check(Account account) {
        List<Field> wrong = new ArrayList<>();
        if (account.name() == null || account.name().isBlank() || account.name().length() > 120) {
            wrong.add(Field.of("name", "field.required", "name"));
        }
        if (account.roles() == null || account.roles().isEmpty()) {
            wrong.add(Field.of("roles", "field.required", "roles"));
        }
        if (account.team() != null && people.team(account.team()).isEmpty()) {
            wrong.add(Field.of("team", "notFound.team", account.team()));
        }
        if (account.groups() != null && !GROUPS.containsAll(account.groups())) {
            wrong.add(Field.of("groups", "field.choice", "groups", String.join(", ", GROUPS)));
        }
        return wrong;
    }

    private static Person person(String username, Account account, @Nullable Person before) {
        return new Person(
                username,
                String.valueOf(account.name()).strip(),
                account.email(),
                account.team(),
                account.region(),
                account.roles() == null ? Set.of() : account.roles(),
                account.groups() == null ? Set.of() : account.groups(),
                before == null ? null : before.language(),
                before == null ? null : before.timeZone(),
                account.active() == null || account.active());
    }
}
