package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Like;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an approver, and what the approver decided: one statement a page. */
@Component
@Transactional(readOnly = true)
class ApprovalLists {

    static final List<String> KINDS = List.of("discount", "floor");
    static final List<String> DECISIONS = List.of("approve", "sendBack", "refuse");

    private static final String OPEN = """
            from work_item w
            left join proposal p on p.deal = w.deal and p.version = (select max(q.version) from proposal q
                where q.deal = w.deal and q.state <> 'SUPERSEDED')
            left join person r on r.username = p.requester
            left join person h on h.username = w.assignee
            where w.mandatory in (:kinds) and coalesce(p.requester, '') <> :me and coalesce(p.changed_by, '') <> :me and """;

    private static final String DECIDED = """
            select a.*, d.title, c.name as customer, b.name as behalf from proposal_approval a
            join deal d on d.number = a.deal left join account c on c.id = d.account
            left join person b on b.username = a.on_behalf_of
            where a.approver = :me""";

    /**
     * @param kind discount or floor; null is both
     * @param decision approve, sendBack or refuse; null is any
     * @param q part of the customer's name, the deal's title or number
     * @param all whatever waits for the teams that the person leads, not only what waits for the person
     */
    record Filter(
            @Nullable String kind,
            @Nullable String decision,
            @Nullable String q,
            boolean all) {

        Filter {
            if (kind != null && !KINDS.contains(kind)) {
                throw Refused.malformed("approval.filter", kind);
            }
            if (decision != null && !DECISIONS.contains(decision)) {
                throw Refused.malformed("approval.filter", decision);
            }
        }

        public boolean isNarrow() {
            return kind != null || decision != null || q != null;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            String task,
            String deal,
            String customer,
            String title,
            String kind,
            String group,
            @Nullable String holder,
            @Nullable String requester,
            @Nullable Integer version,
            @Nullable Money net,
            @Nullable BigDecimal discountPercent,
            @Nullable Integer paymentDays,
            Instant since,
            Instant due) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            String id,
            String deal,
            String customer,
            String title,
            String kind,
            int version,
            Decision decision,
            @Nullable String comment,
            @Nullable String onBehalfOf,
            @Nullable Snapshot figures,
            Instant at) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final People people;
    private final Actors actors;

    ApprovalLists(JdbcClient jdbc, ObjectMapper json, People people, Actors actors) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.actors = actors;
    }

    /** By when they fall due. */
    Page<Waiting> waiting(Filter filter, int size, @Nullable String after) {
        Map<String, Object> params = new HashMap<>();
        String where = OPEN + mine(filter, params) + found(filter, params, "w.customer", "w.title", "w.deal");
        String keyset = "";
        if (after != null) {
            @Nullable String[] last = Cursor.parse(after, 2);
            params.put("due", OffsetDateTime.parse(String.valueOf(last[0])));
            params.put("id", String.valueOf(last[1]));
            keyset = " and (w.due > :due or (w.due = :due and w.id > :id))";
        }
        List<Waiting> rows = jdbc.sql("""
                select w.id, w.deal, w.customer, w.title, w.mandatory, w.candidate_group, w.created_at, w.due,
                    h.name as holder, r.name as requester, p.version, p.net, p.currency, p.discount_percent, p.payment_days
                """ + where + keyset + " order by w.due, w.id limit " + (size + 1))
                .params(params)
                .query((rs, row) -> waiting(rs))
                .list();
        return Page.of(rows, size, count("select 1 " + where, params), w -> Cursor.of(w.due(), w.task()));
    }

    /** How many wait for the signed-in person. */
    long waiting() {
        Map<String, Object> params = new HashMap<>();
        return count("select 1 " + OPEN + mine(new Filter(null, null, null, false), params), params);
    }

    /** The newest first. */
    Page<Decided> decided(Filter filter, int size, @Nullable String after) {
        Map<String, Object> params = new HashMap<>();
        params.put("me", actors.person().username());
        String where = DECIDED + found(filter, params, "c.name", "d.title", "a.deal");
        if (filter.kind() != null) {
            where += " and a.kind = :kind";
            params.put("kind", filter.kind().toUpperCase(Locale.ROOT));
        }
        if (filter.decision() != null) {
            where += " and a.decision = :decision";
            params.put("decision", filter.decision());
        }
        String keyset = "";
        if (after != null) {
            @Nullable String[] last = Cursor.parse(after, 2);
            params.put("at", OffsetDateTime.parse(String.valueOf(last[0])));
            params.put("id", String.valueOf(last[1]));
            keyset = " and (a.decided_at < :at or (a.decided_at = :at and a.id < :id))";
        }
        List<Decided> rows = jdbc.sql(where + keyset + " order by a.decided_at desc, a.id desc limit " + (size + 1))
                .params(params)
                .query((rs, row) -> decided(rs))
                .list();
        return Page.of(rows, size, count(where, params), d -> Cursor.of(d.at(), d.id()));
    }

    private String mine(Filter filter, Map<String, Object> params) {
        Person me = actors.person();
        Set<String> queues = people.queues(me);
        params.put("me", me.username());
        params.put("queues", queues.isEmpty() ? Set.of("") : queues);
        params.put(
                "kinds",
                filter.kind() == null
                        ? List.of(ProposalTasks.DISCOUNT, ProposalTasks.FLOOR)
                        : List.of(filter.kind().equals("floor") ? ProposalTasks.FLOOR : ProposalTasks.DISCOUNT));
        if (filter.all() && me.is(Role.DIRECTOR)) {
            return "1 = 1";
        }
        String own = "w.assignee = :me or w.queue in (:queues)";
        if (filter.all() && me.is(Role.MANAGER)) {
            Set<String> teams = people.managedBy(me.username());
            params.put("teams", teams.isEmpty() ? Set.of("") : teams);
            return "(" + own + " or w.team in (:teams))";
        }
        return "(" + own + ")";
    }

    private static String found(Filter filter, Map<String, Object> params, String... columns) {
        if (filter.q() == null || filter.q().isBlank()) {
            return "";
        }
        params.put("q", Like.anywhere(filter.q()));
        return " and (lower(" + String.join(") like :q or lower(", columns) + ") like :q)";
    }

    private long count(String rows, Map<String, Object> params) {
        return jdbc.sql("select count(*) from (" + rows + " limit " + (Page.COUNT_LIMIT + 1) + ") some_rows")
                .params(params)
                .query(Long.class)
                .single();
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        String title = rs.getString("title");
        String customer = rs.getString("customer");
        BigDecimal net = rs.getBigDecimal("net");
        return new Waiting(
                rs.getString("id"),
                rs.getString("deal"),
                customer == null ? title : customer,
                title,
                rs.getString("mandatory").equals(ProposalTasks.DISCOUNT) ? "discount" : "floor",
                rs.getString("candidate_group"),
                rs.getString("holder"),
                rs.getString("requester"),
                (Integer) rs.getObject("version"),
                net == null ? null : Money.of(net, rs.getString("currency")),
                rs.getBigDecimal("discount_percent"),
                (Integer) rs.getObject("payment_days"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("due", OffsetDateTime.class).toInstant());
    }

    private Decided decided(ResultSet rs) throws SQLException {
        String title = rs.getString("title");
        String customer = rs.getString("customer");
        String figures = rs.getString("decided");
        try {
            return new Decided(
                    rs.getString("id"),
                    rs.getString("deal"),
                    customer == null ? title : customer,
                    title,
                    rs.getString("kind").toLowerCase(Locale.ROOT),
                    rs.getInt("version"),
                    Decision.of(rs.getString("decision")),
                    rs.getString("remark"),
                    rs.getString("behalf"),
                    figures == null ? null : json.readValue(figures, Snapshot.class),
                    rs.getObject("decided_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
