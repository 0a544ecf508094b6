package io.dealtrail.testing;

import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The people of the tests: two teams in Central, one in East, one in China, and the specialists. Password of all: {@code demo}. */
public class Company {

    private static final String HASH = new BCryptPasswordEncoder(4).encode("demo");
    private final Accounts accounts;
    private final People people;

    Company(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    ApplicationRunner settleIn() {
        return args -> {
            if (people.find("director").isPresent()) {
                return;
            }
            Map<String, String> teams =
                    Map.of("brinkmann", "Central", "marxen", "Central", "losch", "East", "wang", "China");
            teams.forEach((id, region) -> accounts.saveTeam(new Team(id, id, null, region)));
            manager("dustin.brinkmann", "brinkmann", "Central");
            manager("melvin.marxen", "marxen", "Central");
            manager("cara.losch", "losch", "East");
            manager("wei.wang", "wang", "China");
            rep("anna.snelling", "brinkmann", "Central");
            rep("cecily.lampkin", "brinkmann", "Central");
            rep("darcel.schlecht", "marxen", "Central");
            rep("violet.mclelland", "losch", "East");
            rep("li.na", "wang", "China");
            special("director", Role.DIRECTOR, "directors");
            special("legal", Role.SPECIALIST, "legal");
            special("presales", Role.SPECIALIST, "presales");
            special("service", Role.SPECIALIST, "service");
            special("finance", Role.SPECIALIST, "finance");
            special("auditor", Role.AUDITOR, null);
            special("admin", Role.ADMIN, null);
        };
    }

    private void manager(String username, String team, String region) {
        person(username, team, region, Role.MANAGER, "sales-managers");
        accounts.saveTeam(new Team(team, team, username, region));
    }

    private void rep(String username, String team, String region) {
        person(username, team, region, Role.REP, "sales-reps");
    }

    private void special(String username, Role role, @org.jspecify.annotations.Nullable String group) {
        person(username, null, null, role, group);
    }

    private void person(
            String username,
            @org.jspecify.annotations.Nullable String team,
            @org.jspecify.annotations.Nullable String region,
            Role role,
            @org.jspecify.annotations.Nullable String group) {
        accounts.createHashed(
                new Person(
                        username,
                        name(username),
                        username + "@dealtrail.example",
                        team,
                        region,
                        Set.of(role),
                        group == null ? Set.of() : Set.of(group),
                        null,
                        null,
                        true),
                HASH);
    }

    private static String name(String username) {
        StringBuilder name = new StringBuilder();
        for (String part : username.split("\\.")) {
            name.append(name.isEmpty() ? "" : " ").append(part.substring(0, 1).toUpperCase(java.util.Locale.ROOT));
            name.append(part.substring(1));
        }
        return name.toString();
    }
}
