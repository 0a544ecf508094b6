package io.dealtrail.calendar;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens when: one statement for tasks, one for meetings, each over a bounded time. */
@Component
@Transactional(readOnly = true)
class Entries {

    /** More than this of a kind is not shown at once. */
    static final int MAX = 1_000;

    private static final String MEETING = """
            select i.id, i.deal, i.kind, i.happened_at, i.subject, i.recorded_by, i.recorded_at, d.title, d.stage, a.name as customer
            from interaction i join deal d on d.number = i.deal left join account a on a.id = d.account
            where (i.kind in ('meeting', 'visit') or i.kind = 'call' and i.happened_at > i.recorded_at)
                and i.happened_at >= :from and i.happened_at < :until and\s""";

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Entries(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** @param reader who looks, and sees nothing that the person may not see now */
    List<Entry> between(Instant from, Instant until, Whose whose, Person reader) {
        List<Entry> all = new ArrayList<>(tasks(from, until, whose));
        all.addAll(meetings(from, until, whose, reader));
        all.addAll(checkIns(from, until, whose));
        all.sort(Comparator.comparing(Entry::at).thenComparing(Entry::id));
        return all;
    }

    private List<Entry> tasks(Instant from, Instant until, Whose whose) {
        Map<String, Object> params = range(from, until);
        String which = whose.person() == null ? "w.assignee is not null" : "w.assignee = :person";
        if (whose.person() != null) {
            params.put("person", whose.person());
        }
        if (whose.teams() != null) {
            which += " and w.team in (:teams)";
            params.put("teams", whose.teams());
        }
        return jdbc.sql("""
                select w.id, w.deal, w.name, w.title, w.customer, w.process_id, w.element, w.stage, w.assignee, w.due, w.revision,
                    coalesce(w.changed_at, w.created_at) as changed_at
                from work_item w where w.due >= :from and w.due < :until and %s
                order by w.due, w.id limit %d""".formatted(which, MAX))
                .params(params)
                .query(Entries::task)
                .list();
    }

    private List<Entry> meetings(Instant from, Instant until, Whose whose, Person reader) {
        Map<String, Object> params = range(from, until);
        String visible = visible(reader, params);
        String which;
        if (whose.person() == null) {
            which = whose.teams() == null ? "true" : "d.team in (:teams)";
        } else {
            params.put("person", whose.person());
            which = "d.owner = :person" + (whose.teams() == null ? "" : " and d.team in (:teams)");
        }
        if (whose.teams() != null) {
            params.put("teams", whose.teams());
        }
        String sql = MEETING + which;
        if (whose.person() != null) {
            sql += " union " + MEETING + "i.recorded_by = :person and " + visible;
        }
        return jdbc.sql("select * from (" + sql + ") m order by happened_at, id limit " + MAX)
                .params(params)
                .query(this::meeting)
                .list();
    }

    /** Check-ins with customers that are planned; once they are due they are tasks. */
    private List<Entry> checkIns(Instant from, Instant until, Whose whose) {
        Map<String, Object> params = range(from, until);
        params.put("now", OffsetDateTime.now(clock));
        String which = whose.person() == null ? "d.owner is not null" : "d.owner = :person";
        if (whose.person() != null) {
            params.put("person", whose.person());
        }
        if (whose.teams() != null) {
            which += " and d.team in (:teams)";
            params.put("teams", whose.teams());
        }
        return jdbc.sql("""
                select c.deal, c.due_at, d.title, d.stage, d.owner, a.name as customer
                from check_in c join deal d on d.number = c.deal left join account a on a.id = d.account
                where c.due_at >= :from and c.due_at < :until and c.due_at > :now and %s
                order by c.due_at, c.deal limit %d""".formatted(which, MAX))
                .params(params)
                .query(Entries::checkIn)
                .list();
    }

    private static Entry checkIn(ResultSet row, int n) throws SQLException {
        Instant at = instant(row, "due_at");
        return new Entry(
                "check-in-" + row.getString("deal"),
                Entry.CHECK_IN,
                at,
                null,
                row.getString("deal"),
                row.getString("title"),
                row.getString("customer"),
                null,
                null,
                row.getString("stage"),
                row.getString("owner"),
                0,
                at,
                false);
    }

    /** What was recorded on a deal that somebody else has by now does not show any more. */
    private String visible(Person reader, Map<String, Object> params) {
        Scope scope = people.scope(reader);
        if (scope.all()) {
            return "true";
        }
        List<String> any = new ArrayList<>(List.of("d.owner = :reader"));
        params.put("reader", reader.username());
        if (!scope.teams().isEmpty()) {
            any.add("d.team in (:scopeTeams)");
            params.put("scopeTeams", scope.teams());
        }
        if (!scope.groups().isEmpty()) {
            any.add("d.number in (select w.deal from work_item w where w.candidate_group in (:scopeGroups)"
                    + " union all select c.deal from work_item_closed c where c.candidate_group in (:scopeGroups))");
            params.put("scopeGroups", scope.groups());
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static Map<String, Object> range(Instant from, Instant until) {
        return new HashMap<>(Map.of("from", from.atOffset(ZoneOffset.UTC), "until", until.atOffset(ZoneOffset.UTC)));
    }

    private static Entry task(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getString("id"),
                "task",
                instant(row, "due"),
                row.getString("name"),
                row.getString("deal"),
                row.getString("title"),
                row.getString("customer"),
                row.getString("process_id"),
                row.getString("element"),
                row.getString("stage"),
                row.getString("assignee"),
                row.getInt("revision"),
                instant(row, "changed_at"),
                false);
    }

    private Entry meeting(ResultSet row, int n) throws SQLException {
        Instant at = instant(row, "happened_at");
        return new Entry(
                row.getString("id"),
                row.getString("kind"),
                at,
                row.getString("subject"),
                row.getString("deal"),
                row.getString("title"),
                row.getString("customer"),
                null,
                null,
                row.getString("stage"),
                row.getString("recorded_by"),
                0,
                instant(row, "recorded_at"),
                at.isAfter(clock.instant()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** An open deal that a meeting can be planned on. */
    record Plannable(
            String number, @Nullable String title, @Nullable String customer) {}

    /** The person's open deals, the newest first. */
    List<Plannable> deals(String username) {
        return jdbc.sql("""
                select d.number, d.title, a.name as customer from deal d left join account a on a.id = d.account
                where d.owner = :owner and d.status = 'OPEN' order by d.created_at desc limit 200""").param("owner", username).query(Plannable.class).list();
    }
}
