package io.dealtrail.people;

import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons, teams and absences, as everybody else asks for them. */
@Component
public class People {

    /** The candidate groups of the shipped models. */
    public static final Set<String> GROUPS =
            Set.of("sales-reps", "sales-managers", "directors", "legal", "presales", "finance", "service");

    private static final String PERSON =
            "select username, name, email, team, region, roles, groups_of, language, time_zone, active from person ";

    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such person */
    public Person require(String username) {
        return find(username).orElseThrow(() -> new NotFound("person", username));
    }

    public Optional<Person> find(String username) {
        return jdbc.sql(PERSON + "where username = :username")
                .param("username", username)
                .query(PersonRow::map)
                .optional();
    }

    /** An active person, or nothing. */
    public Optional<Person> active(@Nullable String username) {
        return username == null ? Optional.empty() : find(username).filter(Person::active);
    }

    /** Names by user name. */
    public Map<String, String> names(Collection<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select username, name from person where username in (:usernames)")
                        .param("usernames", Set.copyOf(usernames))
                        .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Everybody, by user name. */
    public List<Person> all() {
        return jdbc.sql(PERSON + "order by username").query(PersonRow::map).list();
    }

    /** Active persons of a team, by user name. */
    public List<Person> members(String team) {
        return jdbc.sql(PERSON + "where team = :team and active order by username")
                .param("team", team)
                .query(PersonRow::map)
                .list();
    }

    /** Active persons of a candidate group; of one team only when {@code team} is given and the group is organised by teams. */
    public List<Person> inGroup(String group, @Nullable String team) {
        Set<String> managed = team == null ? Set.of() : managersOf(team);
        return all().stream()
                .filter(p -> p.active() && p.groups().contains(group))
                .filter(p -> team == null || !byTeam(group) || team.equals(p.team()) || managed.contains(p.username()))
                .toList();
    }

    /** Reps and managers work for their team; specialists and directors for everybody. */
    public static boolean byTeam(String group) {
        return group.startsWith("sales-");
    }

    /** Whose work a person answers for, by name: the teams that they manage, for a director everybody who sells. */
    public List<Person> colleaguesOf(Person lead) {
        String whose = lead.is(Role.DIRECTOR)
                ? "p.team is not null"
                : "p.team in (select t.id from team t where t.manager = :lead)";
        return jdbc.sql(PERSON + "p where p.active and " + whose + " order by p.name")
                .param("lead", lead.username())
                .query(PersonRow::map)
                .list();
    }

    /** Keys of the queues that the person takes tasks from: their groups, for sales groups also by their team and those they manage. */
    public Set<String> queues(Person person) {
        Set<String> keys = new TreeSet<>();
        Set<String> managed =
                person.groups().stream().anyMatch(People::byTeam) ? managedBy(person.username()) : Set.of();
        for (String group : person.groups()) {
            keys.add(group);
            if (byTeam(group)) {
                if (person.team() != null) {
                    keys.add(queue(group, person.team()));
                }
                managed.forEach(team -> keys.add(queue(group, team)));
            }
        }
        return keys;
    }

    /** Key of the queue in which a group's tasks wait; a sales group has one for each team. */
    public static String queue(String group, @Nullable String team) {
        return team != null && byTeam(group) ? group + "@" + team : group;
    }

    public List<Team> teams() {
        return jdbc.sql("select id, name, manager, region from team order by id")
                .query(Team.class)
                .list();
    }

    public Optional<Team> team(@Nullable String id) {
        return id == null
                ? Optional.empty()
                : jdbc.sql("select id, name, manager, region from team where id = :id")
                        .param("id", id)
                        .query(Team.class)
                        .optional();
    }

    /** Regions of the teams, by name. */
    public List<String> regions() {
        return jdbc.sql("select distinct region from team where region is not null order by region")
                .query(String.class)
                .list();
    }

    /** The active manager of a team. */
    public Optional<Person> managerOf(@Nullable String team) {
        return team(team).map(Team::manager).flatMap(this::active);
    }

    /** Ids of the teams that a person manages. */
    public Set<String> managedBy(String username) {
        return WhileReading.once(
                "managedBy:" + username,
                () -> Set.copyOf(jdbc.sql("select id from team where manager = :username")
                        .param("username", username)
                        .query(String.class)
                        .list()));
    }

    /** Active directors, by user name. */
    public List<Person> directors() {
        return all().stream().filter(p -> p.active() && p.is(Role.DIRECTOR)).toList();
    }

    /** Today's absence of a person, if any. */
    public Optional<Absence> absence(String username) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                select id, username, from_on as fromOn, until_on as untilOn, substitute from absence
                where username = :username and from_on <= :today and until_on >= :today
                order by case when substitute is null then 1 else 0 end, until_on desc fetch first 1 rows only""")
                .param("username", username)
                .param("today", today)
                .query(Absence.class)
                .optional();
    }

    /**
     * Who does a person's work today: the person; if away, the substitute; if that one is away too, that one's substitute, and
     * so on. Nobody when the chain ends in somebody who is away, or in a circle.
     */
    public Optional<Person> standIn(String username) {
        Set<String> asked = new HashSet<>();
        String next = username;
        while (next != null && asked.add(next)) {
            Optional<Person> person = active(next);
            Optional<Absence> away = absence(next);
            if (person.isEmpty() || away.isEmpty()) {
                return person;
            }
            next = away.get().substitute();
        }
        return Optional.empty();
    }

    /** A person's absences, the latest first. */
    public List<Absence> absences(String username) {
        return jdbc.sql(
                        "select id, username, from_on as fromOn, until_on as untilOn, substitute from absence where username = :username order by from_on desc")
                .param("username", username)
                .query(Absence.class)
                .list();
    }

    /** What deals a person may see. */
    public Scope scope(Person person) {
        boolean all = person.is(Role.DIRECTOR) || person.is(Role.AUDITOR);
        Set<String> teams = person.is(Role.MANAGER) && !all ? managedBy(person.username()) : Set.of();
        Set<String> groups = person.is(Role.SPECIALIST) && !all ? person.groups() : Set.of();
        return new Scope(all, teams, person.username(), person.is(Role.REP) || person.is(Role.MANAGER), groups);
    }

    /** Whether {@code manager} may act for the team: its manager, or a director for any. */
    public boolean leads(Person manager, @Nullable String team) {
        return manager.is(Role.DIRECTOR)
                || (manager.is(Role.MANAGER)
                        && team != null
                        && managedBy(manager.username()).contains(team));
    }

    private Set<String> managersOf(String team) {
        return team(team).map(Team::manager).map(Set::of).orElse(Set.of());
    }
}
