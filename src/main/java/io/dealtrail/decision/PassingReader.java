package io.dealtrail.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.decision.Past.PastDeal;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads from the trail which deals came to a gateway, and what it saw of them then. */
@Component
@Transactional(readOnly = true)
class PassingReader {

    /**
     * @param variables of the process at that moment, by name
     * @param facts of the deal that the gateway read, as far as they were recorded
     */
    record Passing(
            PastDeal deal,
            String gateway,
            Map<String, @Nullable Object> variables,
            Map<String, @Nullable Object> facts) {}

    private static final String VARIABLE = "variable:";

    private final JdbcTemplate jdbc;
    private final PastReader past;

    PassingReader(DataSource source, PastReader past) {
        this.jdbc = new JdbcTemplate(source);
        jdbc.setFetchSize(500);
        this.past = past;
    }

    /** By deal, the oldest first; of the deals that moved last in the period, {@link Past#MOST} at most. */
    List<Passing> of(String process, Set<String> gateways, Period period) {
        Walk walk = new Walk(gateways, period);
        jdbc.query(
                "select e.subject, e.written_at, v.body, " + PastReader.DEAL
                        + " from trail_entry e join trail_values v on v.subject = e.subject and v.n = e.n"
                        + " join deal d on d.number = e.subject left join account a on a.id = d.account"
                        + " where e.action = 'process.moved' and e.process_id = ? and e.written_at < ? and e.subject in ("
                        + "select subject from (select m.subject, max(m.written_at) from trail_entry m"
                        + " where m.action = 'process.moved' and m.process_id = ? and m.written_at >= ? and m.written_at < ?"
                        + " group by m.subject order by 2 desc fetch first " + Past.MOST + " rows only) newest)"
                        + " order by e.subject, e.n",
                (ResultSet rs) -> {
                    Instant at = rs.getObject(2, OffsetDateTime.class).toInstant();
                    walk.entry(PastReader.deal(rs, 4), at, past.changes(rs.getString(3)));
                },
                process,
                period.end(),
                process,
                period.begin(),
                period.end());
        return walk.passings;
    }

    /** Follows each deal through its entries, with its variables as they were set. */
    private static final class Walk {
        private final Set<String> gateways;
        private final Instant begin;
        private final List<Passing> passings = new ArrayList<>();
        private final Map<String, @Nullable Object> variables = new HashMap<>();
        private String deal = "";

        Walk(Set<String> gateways, Period period) {
            this.gateways = gateways;
            this.begin = period.begin().toInstant();
        }

        void entry(PastDeal of, Instant at, JsonNode changes) {
            if (!of.number().equals(deal)) {
                deal = of.number();
                variables.clear();
            }
            for (JsonNode change : changes) {
                String field = change.path("field").asText();
                if (field.startsWith(VARIABLE)) {
                    variables.put(field.substring(VARIABLE.length()), PastReader.value(change.path("to")));
                } else if (gateways.contains(field) && isLeft(change) && !at.isBefore(begin)) {
                    passings.add(new Passing(of, field, new HashMap<>(variables), seen(field, changes)));
                }
            }
        }

        private static boolean isLeft(JsonNode change) {
            return Set.of("passed", "left").contains(change.path("to").asText());
        }

        private static Map<String, @Nullable Object> seen(String gateway, JsonNode changes) {
            String prefix = "fact:" + gateway + ".";
            Map<String, @Nullable Object> facts = new HashMap<>();
            for (JsonNode change : changes) {
                String field = change.path("field").asText();
                if (field.startsWith(prefix)) {
                    facts.put(field.substring(prefix.length()), PastReader.value(change.path("to")));
                }
            }
            return facts;
        }
    }
}
