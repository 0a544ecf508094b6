package io.dealtrail.team;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person holds, and who could take it. */
@Component
@Transactional(readOnly = true)
class Work {

    /** More than this is handed over in several goes. */
    static final int MAX = 500;

    /**
     * What a person has to do with a deal.
     *
     * @param owned whether the deal itself is the person's, or only tasks of it are
     * @param tasks the person's open tasks on it
     */
    record Piece(
            String deal, @Nullable String title, @Nullable String customer, boolean owned, int tasks) {

        public String called() {
            return customer == null || customer.isBlank() ? String.valueOf(title) : customer;
        }
    }

    /** Somebody who could take work over. */
    record Taker(String username, String name, int tasks) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Work(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** The person's open deals, then the others' deals with a task of the person; at most {@link #MAX}. */
    List<Piece> of(String username) {
        return jdbc.sql("""
                select deal, title, customer, owned, tasks from (
                    select d.number as deal, d.title, a.name as customer, true as owned,
                        (select count(*) from work_item w where w.deal = d.number and w.assignee = :person) as tasks
                    from deal d left join account a on a.id = d.account
                    where d.owner = :person and d.status in ('OPEN', 'NURTURE')
                    union all
                    select w.deal, min(w.title), min(w.customer), false, count(*)
                    from work_item w join deal d on d.number = w.deal
                    where w.assignee = :person and (d.owner is null or d.owner <> :person or d.status not in ('OPEN', 'NURTURE'))
                    group by w.deal) pieces
                order by owned desc, deal fetch first :most rows only""")
                .param("person", username)
                .param("most", MAX)
                .query(Piece.class)
                .list();
    }

    /** Present people of the same team and kind of work, the least loaded first. */
    List<Taker> team(Person person) {
        if (person.team() == null) {
            return List.of();
        }
        return jdbc.sql("""
                select p.username, p.name, count(w.id) as tasks
                from person p left join work_item w on w.assignee = p.username
                where p.active and p.team = :team and p.username <> :person and p.roles like :role
                    and not exists (select 1 from absence a
                        where a.username = p.username and a.from_on <= :today and a.until_on >= :today)
                group by p.username, p.name order by tasks, p.username""")
                .param("team", person.team())
                .param("person", person.username())
                .param("role", "%" + role(person) + "%")
                .param("today", LocalDate.now(clock))
                .query(Taker.class)
                .list();
    }

    /** Who stands in for the person today, or did the last time: the substitute, or that one's if away too. */
    Optional<Person> substitute(Person person) {
        return people.standIn(person.username()).filter(p -> !p.username().equals(person.username()));
    }

    /** Everybody who could be given such work: sales people for sales people, else the same groups. */
    List<Person> colleagues(Person person) {
        return people.all().stream()
                .filter(p -> p.active() && !p.username().equals(person.username()))
                .filter(p -> person.is(Role.REP) || person.is(Role.MANAGER)
                        ? p.is(Role.REP) || p.is(Role.MANAGER)
                        : !Collections.disjoint(p.groups(), person.groups()))
                .sorted(java.util.Comparator.comparing((Person p) ->
                                person.team() == null || !person.team().equals(p.team()))
                        .thenComparing(Person::name))
                .toList();
    }

    private static String role(Person person) {
        return person.is(Role.REP) ? "REP" : person.is(Role.MANAGER) ? "MANAGER" : "SPECIALIST";
    }
}
