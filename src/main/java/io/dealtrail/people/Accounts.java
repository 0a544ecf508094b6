package io.dealtrail.people;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes to persons and teams; each is on the trail. */
@Component
@Transactional
public class Accounts {

    private final JdbcClient jdbc;
    private final People people;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, People people, PasswordEncoder passwords, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /** Creates a team, or changes its name, manager and region. */
    public void saveTeam(Team team) {
        Team before = people.team(team.id()).orElse(null);
        String sql = before == null
                ? "insert into team (id, name, manager, region) values (:id, :name, :manager, :region)"
                : "update team set name = :name, manager = :manager, region = :region where id = :id";
        jdbc.sql(sql).paramSource(team).update();
        events.publishEvent(DealEvent.of("team:" + team.id(), before == null ? "team.created" : "team.changed")
                .change("name", before == null ? null : before.name(), team.name())
                .change("manager", before == null ? null : before.manager(), team.manager())
                .change("region", before == null ? null : before.region(), team.region()));
    }

    /**
     * Creates an account.
     *
     * @throws Refused {@code person.exists} (409)
     */
    public void create(Person person, String password) {
        createHashed(person, passwords.encode(password));
    }

    /** Creates an account whose password is hashed already. */
    public void createHashed(Person person, String passwordHash) {
        if (people.find(person.username()).isPresent()) {
            throw Refused.conflict("person.exists", person.username());
        }
        jdbc.sql("""
                insert into person (username, name, email, password_hash, team, region, roles, groups_of, language, time_zone,
                    active, created_at, version)
                values (:username, :name, :email, :hash, :team, :region, :roles, :groups, :language, :zone, :active, :now, 0)""")
                .param("hash", passwordHash)
                .param("now", OffsetDateTime.now(clock))
                .params(columns(person))
                .update();
        events.publishEvent(changes(DealEvent.of(subject(person.username()), "person.created"), null, person));
    }

    /** Changes everything but user name and password. */
    public void change(Person person) {
        Person before = people.require(person.username());
        jdbc.sql("""
                update person set name = :name, email = :email, team = :team, region = :region, roles = :roles,
                    groups_of = :groups, language = :language, time_zone = :zone, active = :active, version = version + 1
                where username = :username""").params(columns(person)).update();
        events.publishEvent(changes(DealEvent.of(subject(person.username()), "person.changed"), before, person));
    }

    /** @throws Refused as {@link PasswordRule#check} */
    public void changePassword(String username, String password) {
        PasswordRule.check(people.require(username), password);
        jdbc.sql("update person set password_hash = :hash, version = version + 1 where username = :username")
                .param("hash", passwords.encode(password))
                .param("username", username)
                .update();
        events.publishEvent(DealEvent.of(subject(username), "person.passwordChanged"));
    }

    /**
     * A person changes the own password.
     *
     * @throws Refused {@code password.wrong} when {@code current} is not it, else as {@link PasswordRule#check}
     */
    public void changePassword(String username, String current, String password) {
        String hash = jdbc.sql("select password_hash from person where username = :username")
                .param("username", username)
                .query(String.class)
                .single();
        if (!passwords.matches(current, hash)) {
            throw Refused.field("current", "password.wrong");
        }
        changePassword(username, password);
    }

    static String subject(String username) {
        return "person:" + username;
    }

    private static java.util.Map<String, @Nullable Object> columns(Person person) {
        java.util.Map<String, @Nullable Object> columns = new java.util.HashMap<>();
        columns.put("username", person.username());
        columns.put("name", person.name());
        columns.put("email", person.email());
        columns.put("team", person.team());
        columns.put("region", person.region());
        columns.put("roles", PersonRow.join(person.roles()));
        columns.put("groups", PersonRow.join(person.groups()));
        columns.put("language", person.language());
        columns.put("zone", person.timeZone());
        columns.put("active", person.active());
        return columns;
    }

    private static DealEvent changes(DealEvent event, @Nullable Person before, Person after) {
        return event.change("name", before == null ? null : before.name(), after.name())
                .change("email", before == null ? null : before.email(), after.email())
                .change("team", before == null ? null : before.team(), after.team())
                .change("region", before == null ? null : before.region(), after.region())
                .change("roles", before == null ? null : PersonRow.join(before.roles()), PersonRow.join(after.roles()))
                .change(
                        "groups",
                        before == null ? null : PersonRow.join(before.groups()),
                        PersonRow.join(after.groups()))
                .change("language", before == null ? null : before.language(), after.language())
                .change("timeZone", before == null ? null : before.timeZone(), after.timeZone())
                .change("active", before == null ? null : before.active(), after.active());
    }
}
