package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of open tasks in one order, by pages. */
@Component
class TaskLists {

    /** How many tasks a list holds, and how many of them are overdue and due today. */
    record Count(long total, long overdue, long today) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;
    private final Clock clock;

    TaskLists(JdbcClient jdbc, People people, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
    }

    Page<WorkItem> page(TaskFilter filter, int size, @Nullable String after) {
        Person me = actors.person();
        List<Branch> branches = new Branches(people, me).of(filter.list());
        if (branches.isEmpty()) {
            return new Page<>(List.of(), null, 0, false);
        }
        Map<String, Object> params = params(me, branches);
        String conditions = Conditions.of(filter, params);
        String order = Conditions.order(filter.sort());
        if (after == null) {
            return first(branches, conditions, order, filter, size, params);
        }
        long total = jdbc.sql("select " + count(branches, conditions))
                .params(params)
                .query(Long.class)
                .single();
        String keyset = Conditions.after(filter.sort(), after, params);
        List<WorkItem> rows = rows(branches, conditions + keyset, order, size + 1, params);
        return Page.of(rows, size, total, item -> Conditions.cursor(filter.sort(), item));
    }

    /** The first rows bring the total along: one statement, one way to the database and back. */
    private Page<WorkItem> first(
            List<Branch> branches,
            String conditions,
            String order,
            TaskFilter filter,
            int size,
            Map<String, Object> params) {
        AtomicLong total = new AtomicLong();
        String sql = "select r.*, " + count(branches, conditions) + " as total from ("
                + select(branches, conditions, order, size + 1) + ") r" + order;
        List<WorkItem> rows = jdbc.sql(sql)
                .params(params)
                .query((rs, n) -> {
                    total.setPlain(rs.getLong("total"));
                    return WorkItems.item(rs, false);
                })
                .list();
        return Page.of(rows, size, total.getPlain(), item -> Conditions.cursor(filter.sort(), item));
    }

    /** The next rows of a list whose count is known. */
    Page<WorkItem> more(TaskFilter filter, int size, String after) {
        Person me = actors.person();
        List<Branch> branches = new Branches(people, me).of(filter.list());
        Map<String, Object> params = params(me, branches);
        String conditions = Conditions.of(filter, params) + Conditions.after(filter.sort(), after, params);
        List<WorkItem> rows = branches.isEmpty()
                ? List.of()
                : rows(branches, conditions, Conditions.order(filter.sort()), size + 1, params);
        return Page.of(rows, size, 0, item -> Conditions.cursor(filter.sort(), item));
    }

    /** Some tasks that the person may see and that the words are found in. */
    List<WorkItem> find(String words, int most) {
        Person me = actors.person();
        List<Branch> branches = new Branches(people, me).of("all");
        Map<String, Object> params = params(me, branches);
        String conditions = Conditions.of(TaskFilter.of(Map.of("list", "all", "q", words)), params);
        return rows(branches, conditions, Conditions.order("due"), most, params);
    }

    /** Counts of mine, queue and team in one statement. */
    Map<String, Count> counts() {
        Person me = actors.person();
        Branches lists = new Branches(people, me);
        Map<String, Object> params = params(me, List.of());
        List<String> selects = new ArrayList<>();
        for (String list : List.of("mine", "queue", "team")) {
            List<String> any = new ArrayList<>();
            for (Branch branch : lists.of(list)) {
                params.putAll(branch.params());
                any.add("(" + branch.sql() + ")");
            }
            selects.add("select '" + list + "' as list, count(*) as total, "
                    + "count(case when w.due < :now then 1 end) as overdue, "
                    + "count(case when w.due >= :now and w.due < :tomorrow then 1 end) as today from work_item w where "
                    + (any.isEmpty() ? "false" : String.join(" or ", any)));
        }
        Map<String, Count> counts = new LinkedHashMap<>();
        jdbc.sql(String.join(" union all ", selects)).params(params).query(rs -> {
            counts.put(rs.getString(1), new Count(rs.getLong(2), rs.getLong(3), rs.getLong(4)));
        });
        return counts;
    }

    private List<WorkItem> rows(
            List<Branch> branches, String conditions, String order, int limit, Map<String, Object> params) {
        return jdbc.sql(select(branches, conditions, order, limit))
                .params(params)
                .query((rs, n) -> WorkItems.item(rs, false))
                .list();
    }

    private static String select(List<Branch> branches, String conditions, String order, int limit) {
        List<String> selects = new ArrayList<>();
        for (Branch branch : branches) {
            selects.add("select " + WorkItems.COLUMNS + " from work_item w where " + branch.sql() + conditions + order
                    + " limit " + limit);
        }
        return selects.size() == 1
                ? selects.get(0)
                : "select * from ((" + String.join(") union all (", selects) + ")) u" + order + " limit " + limit;
    }

    // In the order of the index: a planner that believes a limit is soon reached would read the table instead.
    private static String count(List<Branch> branches, String conditions) {
        List<String> counts = new ArrayList<>();
        for (Branch branch : branches) {
            counts.add("(select count(*) from (select 1 as one from work_item w where " + branch.sql() + conditions
                    + " order by w.due, w.id limit " + (Page.COUNT_LIMIT + 1) + ") c)");
        }
        return "(" + String.join(" + ", counts) + ")";
    }

    private Map<String, Object> params(Person me, List<Branch> branches) {
        Map<String, Object> params = new HashMap<>();
        Days.of(me, clock).into(params);
        branches.forEach(b -> params.putAll(b.params()));
        return params;
    }
}
