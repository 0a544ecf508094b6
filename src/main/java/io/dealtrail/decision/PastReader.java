package io.dealtrail.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.decision.Past.Case;
import io.dealtrail.decision.Past.PastDeal;
import io.dealtrail.engine.Models;
import io.dealtrail.engine.Vocabulary;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads past decisions of a table, the newest first, in one statement. */
@Component
@Transactional(readOnly = true)
class PastReader {

    /** The deal as {@code d}, its customer as {@code a}. */
    static final String DEAL =
            "d.number, d.title, a.name, d.owner, d.team, d.stage, d.status, d.region, d.source, d.industry,"
                    + " d.employees, d.base_amount, d.currency, d.probability, d.discount_percent, d.margin_percent,"
                    + " d.priority, d.score, d.fit, d.entry_stage";

    private static final List<String> FACTS = List.of(
            "number",
            "title",
            "customer",
            "owner",
            "team",
            "stage",
            "status",
            "region",
            "source",
            "industry",
            "employees",
            "amount",
            "currency",
            "probability",
            "discountPercent",
            "marginPercent",
            "priority",
            "score",
            "fit",
            "entryStage");

    private static final String OF_DEAL = " join deal d on d.number = %s left join account a on a.id = d.account ";

    private final JdbcTemplate jdbc;
    private final Models models;
    private final ObjectMapper json;

    PastReader(DataSource source, Models models, ObjectMapper json) {
        this.jdbc = new JdbcTemplate(source);
        jdbc.setFetchSize(500);
        this.models = models;
        this.json = json;
    }

    /** @param table the changed table, whose inputs are asked for */
    Past of(Table table, Period period) {
        return switch (table.key()) {
            case "follow-up" ->
                rows(
                        "tasks",
                        table,
                        period,
                        "select w.created_at, w.stage, w.element, w.priority, " + DEAL
                                + " from (select deal, created_at, stage, element, priority from work_item"
                                + " union all select deal, created_at, stage, element, priority from work_item_closed) w"
                                + OF_DEAL.formatted("w.deal")
                                + "where w.created_at >= ? and w.created_at < ? order by w.created_at desc",
                        List.of("stage", "task", "priority"));
            case "case-times" ->
                rows(
                        "cases",
                        table,
                        period,
                        "select c.opened_at, c.priority, " + DEAL + " from service_case c" + OF_DEAL.formatted("c.deal")
                                + "where c.opened_at >= ? and c.opened_at < ? order by c.opened_at desc",
                        List.of("priority"));
            default -> decisions(table, period);
        };
    }

    /** Tables that are asked outside of any process leave no decision; what they were asked for is still there. */
    private Past rows(String source, Table table, Period period, String sql, List<String> asked) {
        List<Case> cases = new ArrayList<>();
        Set<String> presumed = new TreeSet<>();
        jdbc.query(
                sql + limit(),
                (ResultSet rs) -> {
                    Map<String, @Nullable Object> known = new HashMap<>();
                    for (int i = 0; i < asked.size(); i++) {
                        known.put(asked.get(i), rs.getObject(i + 2));
                    }
                    add(cases, table, rs, asked.size() + 2, known, presumed);
                },
                period.begin(),
                period.end());
        return past(source, table, cases, presumed);
    }

    private Past decisions(Table table, Period period) {
        List<Case> cases = new ArrayList<>();
        Set<String> presumed = new TreeSet<>();
        Map<Integer, Map<String, String>> labels = new HashMap<>();
        jdbc.query(
                "select e.written_at, v.body, " + DEAL
                        + " from trail_entry e join trail_values v on v.subject = e.subject and v.n = e.n"
                        + OF_DEAL.formatted("e.subject")
                        + "where e.action = 'decision.made' and e.written_at >= ? and e.written_at < ? and v.body like ?"
                        + " order by e.written_at desc" + limit(),
                (ResultSet rs) -> {
                    Map<String, @Nullable Object> inputs = inputs(table.key(), rs.getString(2), labels);
                    if (inputs != null) {
                        add(cases, table, rs, 3, inputs, presumed);
                    }
                },
                period.begin(),
                period.end(),
                "%\"" + table.key() + "\"%");
        return past("decisions", table, cases, presumed);
    }

    private static String limit() {
        return " fetch first " + (Past.MOST + 1) + " rows only";
    }

    private static Past past(String source, Table table, List<Case> cases, Set<String> presumed) {
        boolean more = cases.size() > Past.MOST;
        List<String> titles = table.inputs().stream()
                .filter(input -> presumed.contains(input.expression()))
                .map(Table.Column::title)
                .toList();
        return new Past(source, more ? cases.subList(0, Past.MOST) : cases, more, titles);
    }

    private static void add(
            List<Case> cases,
            Table table,
            ResultSet rs,
            int column,
            Map<String, @Nullable Object> known,
            Set<String> presumed)
            throws SQLException {
        PastDeal deal = deal(rs, column);
        Map<String, @Nullable Object> inputs = new HashMap<>();
        for (Table.Column input : table.inputs()) {
            String name = input.expression();
            if (!known.containsKey(name) && Vocabulary.FACTS.containsKey(name)) {
                presumed.add(name);
            }
            inputs.put(
                    name,
                    Judge.read(
                            input,
                            known.containsKey(name)
                                    ? known.get(name)
                                    : deal.facts().get(name)));
        }
        Instant at = rs.getObject(1, OffsetDateTime.class).toInstant();
        cases.add(new Case(deal, at, inputs));
    }

    static PastDeal deal(ResultSet rs, int column) throws SQLException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        for (int i = 0; i < FACTS.size(); i++) {
            Object value = rs.getObject(column + i);
            facts.put(FACTS.get(i), value instanceof BigDecimal number ? Judge.plain(number) : value);
        }
        return new PastDeal(
                rs.getString(column),
                rs.getString(column + 1),
                rs.getString(column + 2),
                rs.getString(column + 3),
                rs.getString(column + 4),
                facts);
    }

    /** What was put in, by input expression; nothing when the entry is about another table. */
    private @Nullable Map<String, @Nullable Object> inputs(
            String table, @Nullable String body, Map<Integer, Map<String, String>> labels) {
        Map<String, JsonNode> told = new HashMap<>();
        changes(body).forEach(change -> told.put(change.path("field").asText(), change.path("to")));
        JsonNode of = told.get("table");
        JsonNode given = told.get("inputs");
        if (of == null || given == null || !of.asText().equals(table)) {
            return null;
        }
        int version =
                told.containsKey("tableVersion") ? told.get("tableVersion").asInt() : 0;
        Map<String, String> names = labels.computeIfAbsent(version, v -> names(table, v));
        Map<String, @Nullable Object> inputs = new HashMap<>();
        given.fields()
                .forEachRemaining(entry ->
                        inputs.put(names.getOrDefault(entry.getKey(), entry.getKey()), value(entry.getValue())));
        return inputs;
    }

    JsonNode changes(@Nullable String body) {
        try {
            return json.readTree(body == null ? "{}" : body).path("changes");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored values are not JSON", e);
        }
    }

    static @Nullable Object value(JsonNode node) {
        if (node.isNumber()) {
            return Judge.plain(node.decimalValue());
        }
        return node.isBoolean()
                ? (Object) node.booleanValue()
                : node.isNull() || node.isMissingNode() ? null : node.asText();
    }

    /** The trail keeps inputs by the heading that they had then. */
    private Map<String, String> names(String table, int version) {
        Map<String, String> names = new HashMap<>();
        models.find(table, version)
                .ifPresent(model -> TableXml.read(models.bytes(model)).inputs().forEach(input -> {
                    names.put(input.label(), input.expression());
                    names.put(input.id(), input.expression());
                }));
        return names;
    }
}
