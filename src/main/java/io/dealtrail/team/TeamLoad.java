package io.dealtrail.team;

import io.dealtrail.deal.Deals;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person of a team has to do, in one statement. */
@Component
@Transactional(readOnly = true)
class TeamLoad {

    private static final String WHO = """
            with who as (
                select p.username, p.name, p.team from person p
                where p.active and (%s) and (p.roles like '%%REP%%' or p.roles like '%%MANAGER%%' or p.roles like '%%SPECIALIST%%'))
            """;

    private static final String LOAD = """
            select who.username, who.name, who.team, t.name as team_name,
                coalesce(w.tasks, 0) as tasks, coalesce(w.overdue, 0) as overdue, coalesce(w.due_today, 0) as due_today,
                coalesce(w.escalated, 0) as escalated, w.oldest, coalesce(d.deals, 0) as deals, coalesce(d.amount, 0) as amount,
                (select max(a.until_on) from absence a
                    where a.username = who.username and a.from_on <= :today and a.until_on >= :today) as away_until,
                (select max(s.name) from absence a join person s on s.username = a.substitute
                    where a.username = who.username and a.from_on <= :today and a.until_on >= :today) as substitute,
                (select min(a.from_on) from absence a
                    where a.username = who.username and a.from_on > :today and a.from_on <= :soon) as away_from
            from who
            left join team t on t.id = who.team
            left join (select i.assignee, count(*) as tasks,
                    sum(case when i.due < :now then 1 else 0 end) as overdue,
                    sum(case when i.due >= :now and i.due < :tomorrow then 1 else 0 end) as due_today,
                    sum(case when l.climbed like '%escalate%' then 1 else 0 end) as escalated,
                    min(case when i.due < :now then i.due end) as oldest
                from work_item i left join deadline l on l.task = i.id
                where i.assignee in (select username from who) group by i.assignee) w on w.assignee = who.username
            left join (select owner, count(*) as deals, sum(base_amount) as amount from deal
                where status = 'OPEN' and owner in (select username from who) group by owner) d on d.owner = who.username
            order by t.name nulls last, who.name, who.username""";

    private final JdbcClient jdbc;
    private final People people;
    private final Deals deals;
    private final Clock clock;

    TeamLoad(JdbcClient jdbc, People people, Deals deals, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.deals = deals;
        this.clock = clock;
    }

    /** The teams that the person answers for, by name. */
    List<Team> teams(Person me) {
        Set<String> managed = people.managedBy(me.username());
        return people.teams().stream()
                .filter(team -> me.is(Role.DIRECTOR) || managed.contains(team.id()))
                .sorted(java.util.Comparator.comparing(Team::name))
                .toList();
    }

    /** @param zone whose day counts as today */
    List<Member> of(Collection<String> teams, ZoneId zone) {
        return teams.isEmpty() ? List.of() : load("p.team in (:teams)", "teams", teams, zone);
    }

    /** Everybody who works, people without a team too. */
    List<Member> all(ZoneId zone) {
        return load("true", null, null, zone);
    }

    Member one(String username, ZoneId zone) {
        return load("p.username = :username", "username", username, zone).stream()
                .findFirst()
                .orElseThrow(() -> new io.dealtrail.shared.NotFound("person", username));
    }

    private List<Member> load(String which, @Nullable String name, @Nullable Object parameter, ZoneId zone) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        JdbcClient.StatementSpec statement = jdbc.sql(WHO.formatted(which) + LOAD)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("tomorrow", today.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .param("today", today)
                .param("soon", today.plusDays(14));
        if (name != null) {
            statement = statement.param(name, parameter);
        }
        String currency = deals.baseCurrency();
        return statement.query((row, n) -> member(row, currency)).list();
    }

    private static Member member(ResultSet row, String currency) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        BigDecimal amount = row.getBigDecimal("amount");
        return new Member(
                row.getString("username"),
                row.getString("name"),
                row.getString("team"),
                row.getString("team_name"),
                row.getInt("tasks"),
                row.getInt("overdue"),
                row.getInt("due_today"),
                row.getInt("escalated"),
                oldest == null ? null : oldest.toInstant(),
                row.getInt("deals"),
                Money.of(amount, currency),
                row.getObject("away_until", LocalDate.class),
                row.getString("substitute"),
                row.getObject("away_from", LocalDate.class));
    }
}
