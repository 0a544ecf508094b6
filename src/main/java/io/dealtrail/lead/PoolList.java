package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads that nobody has: those that came back to the pool, and those that could not be routed. The best score comes first. */
@Component
@Transactional(readOnly = true)
class PoolList {

    static final String REPS = "sales-reps";

    /** @param due when somebody must have been in touch, or null */
    record Row(
            String number,
            String title,
            @Nullable String customer,
            String source,
            @Nullable String region,
            @Nullable Integer score,
            @Nullable Money amount,
            Instant createdAt,
            @Nullable Instant due,
            String task) {}

    private static final String FROM = """
             from work_item w join deal d on d.number = w.deal left join account a on a.id = d.account
            where w.queue in (:queues) and d.owner is null and d.status = 'OPEN' and d.stage = :stage""";

    private final JdbcClient jdbc;
    private final ClaimQuota quota;
    private final People people;
    private final Actors actors;

    PoolList(JdbcClient jdbc, ClaimQuota quota, People people, Actors actors) {
        this.jdbc = jdbc;
        this.quota = quota;
        this.people = people;
        this.actors = actors;
    }

    Page<Row> page(@Nullable String source, @Nullable String region, int size, @Nullable String after) {
        Map<String, Object> params = params();
        String where = equal("source", source, params) + equal("region", region, params);
        long total = jdbc.sql(
                        "select count(*) from (select 1" + FROM + where + " limit " + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 3);
            where += """
                     and (-coalesce(d.score, 0), d.created_at, d.number)
                    > (cast(:score as integer), cast(:created as timestamp with time zone), :number)""";
            params.put("score", String.valueOf(key[0]));
            params.put("created", String.valueOf(key[1]));
            params.put("number", String.valueOf(key[2]));
        }
        List<Row> rows = jdbc.sql("""
                select d.number, d.title, a.name as customer, d.source, d.region, d.score, d.amount, d.currency, d.created_at, w.due, w.id
                """ + FROM + where + " order by -coalesce(d.score, 0), d.created_at, d.number limit "
                        + (size + 1))
                .params(params)
                .query(PoolList::row)
                .list();
        return Page.of(
                rows, size, total, r -> Cursor.of(r.score() == null ? 0 : -r.score(), r.createdAt(), r.number()));
    }

    /** The lead if it is in the pool now, as the signed-in person sees it. */
    Optional<Row> find(String number) {
        return jdbc.sql("""
                select d.number, d.title, a.name as customer, d.source, d.region, d.score, d.amount, d.currency, d.created_at, w.due, w.id
                """ + FROM + " and d.number = :number fetch first 1 rows only")
                .params(params())
                .param("number", number)
                .query(PoolList::row)
                .optional();
    }

    /** Teams whose people the person may give leads to. */
    List<Team> teams(Person person) {
        Collection<String> managed = people.managedBy(person.username());
        return people.teams().stream()
                .filter(team -> person.is(Role.DIRECTOR) || managed.contains(team.id()))
                .toList();
    }

    private Map<String, Object> params() {
        Person me = actors.person();
        TreeSet<String> queues = new TreeSet<>(List.of(REPS));
        if (me.team() != null && me.groups().contains(REPS)) {
            queues.add(REPS + "@" + me.team());
        }
        if (me.leads()) {
            teams(me).forEach(team -> queues.add(REPS + "@" + team.id()));
        }
        return new HashMap<>(Map.of("queues", queues, "stage", quota.firstStage()));
    }

    private static String equal(String column, @Nullable String value, Map<String, Object> params) {
        if (value == null || value.isBlank()) {
            return "";
        }
        params.put(column, value);
        return " and d." + column + " = :" + column;
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        Instant due = rs.getObject("due", OffsetDateTime.class).toInstant();
        return new Row(
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("customer"),
                rs.getString("source"),
                rs.getString("region"),
                rs.getObject("score", Integer.class),
                amount == null ? null : Money.of(amount, rs.getString("currency")),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                due.isAfter(Instant.parse("9000-01-01T00:00:00Z")) ? null : due,
                rs.getString("id"));
    }
}
