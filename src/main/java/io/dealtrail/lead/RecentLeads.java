package io.dealtrail.lead;

import io.dealtrail.customer.AccountDeals;
import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leads that a person entered, the latest first: where they went, also when the person may not see the deal itself. */
@Component
@Transactional(readOnly = true)
class RecentLeads {

    /**
     * @param customer as it was entered, or as it is called now
     * @param owner name of who has it
     * @param due when its next task is due
     * @param visible whether the person may look at the deal
     */
    record Row(
            String number,
            String customer,
            String source,
            Instant receivedAt,
            String status,
            @Nullable String owner,
            @Nullable String task,
            @Nullable String element,
            @Nullable String process,
            @Nullable Instant due,
            boolean visible)
            implements Serializable {}

    private final JdbcClient jdbc;
    private final AccountDeals deals;

    RecentLeads(JdbcClient jdbc, AccountDeals deals) {
        this.jdbc = jdbc;
        this.deals = deals;
    }

    Page<Row> page(Person person, int size, @Nullable String after) {
        Map<String, Object> params = new HashMap<>(Map.of("me", person.username()));
        long total = jdbc.sql("select count(*) from (select 1 from lead_intake where captured_by = :me limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        String from = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            from = " and (l.received_at, l.deal) < (cast(:received as timestamp with time zone), :number)";
            params.put("received", String.valueOf(key[0]));
            params.put("number", String.valueOf(key[1]));
        }
        List<Row> rows = rows(person, "l.captured_by = :me" + from, params, size + 1);
        return Page.of(rows, size, total, r -> Cursor.of(r.receivedAt(), r.number()));
    }

    /** One of them, as it is now. */
    Row require(Person person, String number) {
        return rows(person, "l.deal = :number", Map.of("number", number), 1).get(0);
    }

    private List<Row> rows(Person person, String which, Map<String, Object> params, int limit) {
        Condition visible = deals.visibleDeal(person, "l.deal");
        return jdbc.sql("""
                select l.deal, coalesce(a.name, d.title) as customer, l.source, l.received_at, d.status, p.name as owner,
                    w.name as task, w.element, w.process_id, w.due, case when %s then 1 else 0 end as visible
                from lead_intake l join deal d on d.number = l.deal
                left join account a on a.id = d.account left join person p on p.username = d.owner
                left join work_item w on w.id = (
                    select x.id from work_item x where x.deal = l.deal order by x.due, x.id fetch first 1 rows only)
                where %s order by l.received_at desc, l.deal desc limit %d""".formatted(visible.sql(), which, limit))
                .params(visible.params())
                .params(params)
                .query(RecentLeads::row)
                .list();
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return new Row(
                rs.getString("deal"),
                rs.getString("customer"),
                rs.getString("source"),
                rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                rs.getString("status"),
                rs.getString("owner"),
                rs.getString("task"),
                rs.getString("element"),
                rs.getString("process_id"),
                due == null || due.getYear() > 9000 ? null : due.toInstant(),
                rs.getInt("visible") == 1);
    }
}
