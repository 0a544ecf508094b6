package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of open tasks. A list is a union of branches, each an equality on an indexed column that the index already orders by
 * due and id; so a page costs a few index steps however long the list is.
 */
@Component
@Transactional(readOnly = true)
class TaskLists {

    /**
     * @param list mine, queue, team or all
     * @param due overdue, today or week, in the reader's time zone
     * @param state open or snoozed; null is both
     */
    record Filter(
            String list,
            @Nullable String due,
            @Nullable String stage,
            @Nullable String q,
            @Nullable String deal,
            @Nullable String region,
            @Nullable String state) {}

    /** How many tasks a list holds, and how many of them are overdue and due today. */
    record Count(long total, long overdue, long today) {}

    private record Branch(String sql, Map<String, Object> params) {}

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

    Page<WorkItem> page(Filter filter, int size, @Nullable String after) {
        Person me = actors.person();
        List<Branch> branches = branches(filter.list(), me);
        if (branches.isEmpty()) {
            return new Page<>(List.of(), null, 0, false);
        }
        Map<String, Object> params = new HashMap<>();
        branches.forEach(b -> params.putAll(b.params()));
        String conditions = conditions(filter, me, params);
        long total = count(branches, conditions, params);
        String keyset = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            keyset = " and (w.due, w.id) > (cast(:keyDue as timestamp with time zone), :keyId)";
            params.put("keyDue", String.valueOf(key[0]));
            params.put("keyId", String.valueOf(key[1]));
        }
        String order = " order by due, id limit " + (size + 1);
        List<String> selects = new ArrayList<>();
        for (Branch branch : branches) {
            selects.add("select " + WorkItems.COLUMNS + " from work_item w where " + branch.sql() + conditions + keyset
                    + order);
        }
        String sql = selects.size() == 1
                ? selects.get(0)
                : "select * from ((" + String.join(") union all (", selects) + ")) u" + order;
        List<WorkItem> rows = jdbc.sql(sql)
                .params(params)
                .query((rs, n) -> WorkItems.item(rs, false))
                .list();
        return Page.of(rows, size, total, item -> Cursor.of(item.due(), item.id()));
    }

    /** Counts of mine, queue and team in one statement. */
    Map<String, Count> counts() {
        Person me = actors.person();
        Map<String, Object> params = new HashMap<>();
        params.put("now", utc(clock.instant()));
        params.put("tomorrow", utc(endOfDay(me, 1)));
        List<String> selects = new ArrayList<>();
        for (String list : List.of("mine", "queue", "team")) {
            List<String> any = new ArrayList<>();
            for (Branch branch : branches(list, me)) {
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

    // In the order of the index: a planner that believes a limit is soon reached would read the table instead.
    private long count(List<Branch> branches, String conditions, Map<String, Object> params) {
        List<String> counts = new ArrayList<>();
        for (Branch branch : branches) {
            counts.add("(select count(*) from (select 1 as one from work_item w where " + branch.sql() + conditions
                    + " order by w.due, w.id limit " + (Page.COUNT_LIMIT + 1) + ") c)");
        }
        return jdbc.sql("select " + String.join(" + ", counts))
                .params(params)
                .query(Long.class)
                .single();
    }

    private List<Branch> branches(String list, Person me) {
        return switch (list) {
            case "mine" -> List.of(new Branch("w.assignee = :me", Map.of("me", me.username())));
            case "queue" -> queues(me);
            case "team" -> team(me);
            case "all" -> all(me);
            default -> throw Refused.malformed("task.list", list);
        };
    }

    /** One branch a queue; tasks drawn with several groups wait in further queues, which are few. */
    private List<Branch> queues(Person me) {
        Set<String> keys = people.queues(me);
        List<Branch> branches = new ArrayList<>();
        int n = 0;
        for (String key : keys) {
            branches.add(new Branch("w.queue = :queue" + n, Map.of("queue" + n, key)));
            n++;
        }
        if (!keys.isEmpty()) {
            branches.add(new Branch(
                    "w.assignee is null and w.id in (select x.id from work_item_queue x where x.queue in (:queues)) "
                            + "and w.queue not in (:queues)",
                    Map.of("queues", keys)));
        }
        return branches;
    }

    private List<Branch> team(Person me) {
        Scope scope = people.scope(me);
        if (scope.all()) {
            return List.of(new Branch("true", Map.of()));
        }
        List<Branch> branches = new ArrayList<>();
        int n = 0;
        for (String team : new TreeSet<>(scope.teams())) {
            branches.add(new Branch("w.team = :team" + n, Map.of("team" + n, team)));
            n++;
        }
        return branches.isEmpty() && me.is(Role.REP) ? branches("mine", me) : branches;
    }

    private List<Branch> all(Person me) {
        Scope scope = people.scope(me);
        if (scope.all()) {
            return List.of(new Branch("true", Map.of()));
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        List<Branch> parts = new ArrayList<>(queues(me));
        parts.addAll(team(me));
        parts.addAll(branches("mine", me));
        parts.forEach(part -> {
            any.add("(" + part.sql() + ")");
            params.putAll(part.params());
        });
        if (scope.own()) {
            any.add("w.deal in (select d.number from deal d where d.owner = :me)");
        }
        return List.of(new Branch("(" + String.join(" or ", any) + ")", params));
    }

    private String conditions(Filter filter, Person me, Map<String, Object> params) {
        StringBuilder all = new StringBuilder();
        if (filter.due() != null) {
            params.put("now", utc(clock.instant()));
            switch (filter.due()) {
                case "overdue" -> all.append(" and w.due < :now");
                case "today" -> {
                    all.append(" and w.due < :until");
                    params.put("until", utc(endOfDay(me, 1)));
                }
                case "week" -> {
                    all.append(" and w.due < :until");
                    params.put("until", utc(endOfWeek(me)));
                }
                default -> throw Refused.malformed("task.due", filter.due());
            }
        }
        equal(all, params, "stage", filter.stage());
        equal(all, params, "deal", filter.deal());
        equal(all, params, "region", filter.region());
        if (filter.state() != null) {
            params.put("now", utc(clock.instant()));
            switch (filter.state()) {
                case "open" -> all.append(" and (w.snoozed_until is null or w.snoozed_until <= :now)");
                case "snoozed" -> all.append(" and w.snoozed_until > :now");
                default -> throw Refused.malformed("task.state", filter.state());
            }
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            all.append(" and (lower(w.name) like :q or lower(w.customer) like :q or lower(w.title) like :q or"
                    + " lower(w.deal) like :q)");
            String text = filter.q().strip().toLowerCase(java.util.Locale.ROOT);
            params.put("q", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return all.toString();
    }

    private static void equal(StringBuilder all, Map<String, Object> params, String column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            all.append(" and w.").append(column).append(" = :").append(column);
            params.put(column, text);
        }
    }

    private Instant endOfDay(Person me, int days) {
        ZoneId zone = zone(me);
        return LocalDate.now(clock.withZone(zone))
                .plusDays(days)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant endOfWeek(Person me) {
        ZoneId zone = zone(me);
        return LocalDate.now(clock.withZone(zone))
                .with(TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
    }

    private static ZoneId zone(Person me) {
        return me.timeZone() == null ? ZoneId.of("UTC") : ZoneId.of(me.timeZone());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(java.time.ZoneOffset.UTC);
    }
}
