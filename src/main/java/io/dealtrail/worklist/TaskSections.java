package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list in its sections, the first rows of each in one statement, all counts in another. */
@Component
@Transactional(readOnly = true)
class TaskSections {

    /** Beyond this a count says only "more". */
    static final int COUNTED = 999;

    static final int ROWS = 20;
    private static final int MOST_ROWS = 200;

    /**
     * @param next cursor of what comes behind the rows, or null
     * @param count capped at {@link #COUNTED} + 1
     */
    record Section(
            String name, List<WorkItem> rows, @Nullable String next, long count) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;
    private final Clock clock;

    TaskSections(JdbcClient jdbc, People people, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * @param shown how many rows of a section the page shows already
     * @param counts by section
     */
    List<Section> of(TaskFilter filter, Map<String, Integer> shown, Map<String, Long> counts) {
        Person me = actors.person();
        List<Branch> branches = new Branches(people, me).of(filter.list());
        Map<String, Object> params = params(me, branches);
        List<String> selects = new ArrayList<>();
        for (String section : TaskFilter.SECTIONS) {
            String conditions = Conditions.of(filter.inSection(section), params);
            for (Branch branch : branches) {
                selects.add("(select '" + section + "' as section, " + WorkItems.COLUMNS + " from work_item w where "
                        + branch.sql() + conditions + Conditions.order("due") + " limit " + (rows(section, shown) + 1)
                        + ")");
            }
        }
        Map<String, List<WorkItem>> found = new HashMap<>();
        if (!selects.isEmpty()) {
            jdbc.sql(String.join(" union all ", selects)).params(params).query(rs -> {
                found.computeIfAbsent(rs.getString("section"), s -> new ArrayList<>())
                        .add(WorkItems.item(rs, false));
            });
        }
        return TaskFilter.SECTIONS.stream()
                .map(name -> section(
                        name, found.getOrDefault(name, List.of()), rows(name, shown), counts.getOrDefault(name, 0L)))
                .toList();
    }

    /** Of each section under the filter, and of each list as a whole. */
    Map<String, Long> counts(TaskFilter filter, List<String> lists) {
        Person me = actors.person();
        Branches all = new Branches(people, me);
        Map<String, Object> params = params(me, List.of());
        List<String> selects = new ArrayList<>();
        for (String section : TaskFilter.SECTIONS) {
            add(selects, section, all.of(filter.list()), Conditions.of(filter.inSection(section), params), params);
        }
        for (String list : lists) {
            String awake = Conditions.of(TaskFilter.of(Map.of("state", "open")), params);
            add(selects, list, all.of(list), awake, params);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(String.join(" union all ", selects)).params(params).query(rs -> {
            counts.merge(rs.getString(1), rs.getLong(2), (a, b) -> Math.min(a + b, COUNTED + 1));
        });
        return counts;
    }

    private static void add(
            List<String> selects, String name, List<Branch> branches, String conditions, Map<String, Object> params) {
        for (Branch branch : branches) {
            params.putAll(branch.params());
            selects.add("select '" + name + "', count(*) from (select 1 as one from work_item w where " + branch.sql()
                    + conditions + " order by w.due, w.id limit " + (COUNTED + 1) + ") c");
        }
    }

    private static Section section(String name, List<WorkItem> found, int size, long count) {
        List<WorkItem> rows = found.stream()
                .sorted(Comparator.comparing(WorkItem::due).thenComparing(WorkItem::id))
                .limit(size)
                .toList();
        String next = found.size() > size ? Conditions.cursor("due", rows.get(size - 1)) : null;
        return new Section(name, rows, next, count);
    }

    private static int rows(String section, Map<String, Integer> shown) {
        return Math.min(MOST_ROWS, Math.max(ROWS, shown.getOrDefault(section, 0)));
    }

    private Map<String, Object> params(Person me, List<Branch> branches) {
        Map<String, Object> params = new HashMap<>();
        Days.of(me, clock).into(params);
        branches.forEach(b -> params.putAll(b.params()));
        return params;
    }
}
