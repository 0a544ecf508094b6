package io.dealtrail.journeys;

import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A small sales company: a manager, two reps, a director. Everybody's password is {@code demo}. */
@TestConfiguration(proxyBeanMethods = false)
class Company {

    @Bean
    ApplicationRunner staff(Accounts accounts, People people) {
        return args -> {
            accounts.saveTeam(new Team("dustin.brinkmann", "Team Brinkmann", null, "Central"));
            hire(accounts, "dustin.brinkmann", "Dustin Brinkmann", Role.MANAGER, "sales-managers");
            accounts.saveTeam(new Team("dustin.brinkmann", "Team Brinkmann", "dustin.brinkmann", "Central"));
            hire(accounts, "anna.snelling", "Anna Snelling", Role.REP, "sales-reps");
            hire(accounts, "cecily.lampkin", "Cecily Lampkin", Role.REP, "sales-reps");
            hire(accounts, "director", "Dora Director", Role.DIRECTOR, "directors");
        };
    }

    private static void hire(Accounts accounts, String username, String name, Role role, String group) {
        @Nullable String team = role == Role.DIRECTOR ? null : "dustin.brinkmann";
        accounts.create(
                new Person(
                        username,
                        name,
                        username + "@example.com",
                        team,
                        team == null ? null : "Central",
                        Set.of(role),
                        Set.of(group),
                        null,
                        null,
                        true),
                "demo");
    }
}
