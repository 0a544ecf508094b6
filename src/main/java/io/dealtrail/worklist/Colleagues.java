package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.web.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be given tasks, with what helps to choose: team, load, absence. The own team comes first. */
@Component
class Colleagues {

    static final int SHOWN = 40;

    /** @param awayUntil last day of today's absence */
    record Colleague(
            String username,
            String name,
            @Nullable String team,
            long openTasks,
            @Nullable LocalDate awayUntil) {}

    private final JdbcClient jdbc;
    private final TaskRules rules;
    private final Actors actors;
    private final Clock clock;

    Colleagues(JdbcClient jdbc, TaskRules rules, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * People who may take at least one of the tasks: of its group, or leading its team. Of a single one, not who asked for it.
     *
     * @param who part of a name, or null for all
     */
    List<Colleague> forAny(Collection<WorkItem> items, @Nullable String who) {
        Map<String, @Nullable Object> params = new HashMap<>();
        List<String> any = new ArrayList<>(List.of("p.roles like '%DIRECTOR%'"));
        Set<String> groups = new HashSet<>();
        Set<String> teams = new HashSet<>();
        for (WorkItem item : items) {
            groups.addAll(item.groups());
            if (item.team() != null) {
                teams.add(item.team());
            }
            if (item.groups().isEmpty()) {
                any.add("true");
            }
        }
        int n = 0;
        for (String group : groups) {
            any.add("',' || p.groups_of || ',' like :group" + n);
            params.put("group" + n, "%," + group + ",%");
            n++;
        }
        if (!teams.isEmpty()) {
            any.add(
                    "(p.roles like '%MANAGER%' and p.username in (select m.manager from team m where m.id in (:teams)))");
            params.put("teams", teams);
        }
        boolean oneHolder = items.stream().map(WorkItem::assignee).distinct().count() == 1;
        String holder = oneHolder ? items.iterator().next().assignee() : null;
        params.put("holder", holder == null ? "" : holder);
        params.put(
                "myTeam", actors.person().team() == null ? "" : actors.person().team());
        params.put("today", LocalDate.now(clock));
        params.put("who", Like.anywhere(who));
        Set<String> barred = items.size() == 1 ? rules.barred(items.iterator().next()) : Set.of();
        params.put("barred", barred.isEmpty() ? Set.of("") : barred);
        return jdbc.sql("""
                select p.username, p.name, t.name as team_name, max(a.until_on) as away_until,
                    (select count(*) from work_item w where w.assignee = p.username) as open_tasks
                from person p left join team t on t.id = p.team
                left join absence a on a.username = p.username and a.from_on <= :today and a.until_on >= :today
                where p.active and p.username <> :holder and p.username not in (:barred) and lower(p.name) like :who and (%s)
                group by p.username, p.name, t.name, p.team
                order by case when p.team = :myTeam then 0 else 1 end, p.name limit %d""".formatted(String.join(" or ", any), SHOWN))
                .params(params)
                .query(Colleagues::colleague)
                .list();
    }

    private static Colleague colleague(ResultSet rs, int row) throws SQLException {
        return new Colleague(
                rs.getString("username"),
                rs.getString("name"),
                rs.getString("team_name"),
                rs.getLong("open_tasks"),
                rs.getObject("away_until", LocalDate.class));
    }
}
