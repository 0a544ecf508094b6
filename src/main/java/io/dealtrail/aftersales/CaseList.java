package io.dealtrail.aftersales;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealtrail.customer.AccountDeals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Like;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases of deals that the reader may see: one statement, open ones by when they fall due, resolved ones the latest first. */
@Component
class CaseList {

    private static final Set<String> LISTS = Set.of("mine", "queue", "all");

    /**
     * @param list mine, queue or all
     * @param state open (which is all that is not resolved), waiting or resolved
     */
    record Filter(
            String list,
            String state,
            @Nullable String priority,
            @Nullable String q) {

        boolean resolved() {
            return state.equals("resolved");
        }
    }

    record Row(
            @JsonUnwrapped ServiceCase it,
            String dealTitle,
            @Nullable String customer) {}

    private record Keyed(Row row, OffsetDateTime key, long total) {}

    private final JdbcClient jdbc;
    private final AccountDeals deals;
    private final Actors actors;

    CaseList(JdbcClient jdbc, AccountDeals deals, Actors actors) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.actors = actors;
    }

    Page<Row> page(Filter filter, int size, @Nullable String after) {
        Map<String, Object> params = new HashMap<>();
        String where = where(filter, params);
        String sort = filter.resolved() ? "c.resolved_at" : "c.sort_due";
        String direction = filter.resolved() ? "desc" : "asc";
        String further = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            params.put("key", moment(after, key[0]));
            params.put("keyNumber", String.valueOf(key[1]));
            further = " and (%s, c.number) %s (:key, :keyNumber)".formatted(sort, filter.resolved() ? "<" : ">");
        }
        String from =
                " from service_case c join deal d on d.number = c.deal left join account a on a.id = d.account where "
                        + where;
        List<Keyed> rows = jdbc.sql("""
                select c.*, %s as sort_key, d.title as deal_title, a.name as customer,
                    (select count(*) from (select 1 %s limit %d) n) as total %s%s order by %s %s, c.number %s limit %d""".formatted(
                                sort, from, Page.COUNT_LIMIT + 1, from, further, sort, direction, direction, size + 1))
                .params(params)
                .query((rs, n) -> new Keyed(
                        new Row(CaseRepository.map(rs, n), rs.getString("deal_title"), rs.getString("customer")),
                        rs.getObject("sort_key", OffsetDateTime.class),
                        rs.getLong("total")))
                .list();
        long total = rows.isEmpty() ? 0 : rows.get(0).total();
        return Page.of(rows, size, total, k -> Cursor.of(k.key(), k.row().it().number()))
                .map(Keyed::row);
    }

    private String where(Filter filter, Map<String, Object> params) {
        Person me = actors.person();
        AccountDeals.Condition visible = deals.visibleDeal(me, "c.deal");
        params.putAll(visible.params());
        List<String> all = new ArrayList<>(List.of(visible.sql()));
        if (!LISTS.contains(filter.list())) {
            throw Refused.malformed("case.list", filter.list());
        }
        if (filter.list().equals("mine")) {
            all.add("c.assignee = :me");
            params.put("me", me.username());
        } else if (filter.list().equals("queue")) {
            all.add("c.assignee is null");
        }
        all.add(
                switch (filter.state()) {
                    case "open" -> "c.state <> 'RESOLVED'";
                    case "waiting" -> "c.state = 'WAITING'";
                    case "resolved" -> "c.state = 'RESOLVED'";
                    default -> throw Refused.malformed("case.stateFilter", filter.state());
                });
        if (filter.priority() != null && !filter.priority().isBlank()) {
            all.add("c.priority = :priority");
            params.put("priority", filter.priority());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            all.add("(lower(c.title) like :q or lower(a.name) like :q or lower(c.number) like :q)");
            params.put("q", Like.anywhere(filter.q()));
        }
        return String.join(" and ", all);
    }

    private static OffsetDateTime moment(String cursor, @Nullable String key) {
        try {
            return OffsetDateTime.parse(String.valueOf(key));
        } catch (java.time.DateTimeException e) {
            throw Refused.malformed("list.cursor", cursor);
        }
    }
}
