package io.dealtrail.deal;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who may see a deal, told in three statements however many people there are. */
@Component
@Transactional(readOnly = true)
public class DealReaders {

    private record Holder(
            @Nullable String owner,
            @Nullable String team,
            @Nullable String manager) {}

    private record Work(
            @Nullable String candidateGroup,
            @Nullable String assignee,
            @Nullable String team,
            boolean byTeam,
            boolean open) {

        boolean waitsFor(Person person) {
            boolean team = this.team == null || !byTeam || this.team.equals(person.team());
            return open && assignee == null && team && person.groups().contains(String.valueOf(candidateGroup));
        }

        boolean concerns(Person person) {
            return person.username().equals(assignee)
                    || waitsFor(person)
                    || (person.is(Role.SPECIALIST) && person.groups().contains(String.valueOf(candidateGroup)));
        }
    }

    private final JdbcClient jdbc;
    private final People people;

    DealReaders(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Active persons, by user name. */
    public List<Person> of(String deal) {
        Holder holder = jdbc.sql("""
                select d.owner, d.team, t.manager from deal d left join team t on t.id = d.team where d.number = :deal""").param("deal", deal).query(Holder.class).single();
        List<Work> work = jdbc.sql("""
                select candidate_group, assignee, team, by_team, true as open from work_item where deal = :deal
                union all
                select candidate_group, null, team, by_team, false from work_item_closed where deal = :deal""").param("deal", deal).query(Work.class).list();
        return people.all().stream()
                .filter(person -> person.active() && sees(person, holder, work))
                .toList();
    }

    private static boolean sees(Person person, Holder holder, List<Work> work) {
        boolean sells = person.is(Role.REP) || person.is(Role.MANAGER);
        return person.is(Role.DIRECTOR)
                || person.is(Role.AUDITOR)
                || (sells && person.username().equals(holder.owner()))
                || (person.is(Role.MANAGER) && person.username().equals(holder.manager()))
                || work.stream().anyMatch(task -> task.concerns(person));
    }
}
