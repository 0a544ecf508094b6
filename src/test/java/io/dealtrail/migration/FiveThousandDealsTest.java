package io.dealtrail.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.ShippedAgain;
import io.dealtrail.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code mvn -Pbench verify -Dtest=FiveThousandDealsTest}: 5,000 deals move as a batch; none is lost, no timer either. */
@Tag("bench")
@ChangedProcessTest
class FiveThousandDealsTest {

    private static final int DEALS = Integer.getInteger("bench.migrated", 5_000);
    private static final String PROCESS = "lead-qualification";
    private static final String PATH = "/api/processes/" + PROCESS + "/migrations";

    @Autowired
    ApplicationContext context;

    @Autowired
    ShippedAgain shipped;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @AfterEach
    void restore() {
        shipped.restore();
    }

    @Test
    void noneIsLost() {
        context.getBean(MovableClock.class).setTo(MovableClock.START);
        Fleet fleet = new Fleet(context);
        long start = System.nanoTime();
        List<String> deals = new ArrayList<>();
        for (String place : List.of("contactLead", "qualifyLead", "nextAttemptDue")) {
            deals.addAll(fleet.inside(PROCESS, place, DEALS / 3, "anna.snelling"));
        }
        deals.addAll(fleet.inside(PROCESS, "contactLead", DEALS - deals.size(), "anna.snelling"));
        say("%d deals opened in %.1f s", deals.size(), seconds(start));
        int from = fleet.newest(PROCESS);
        int to = fleet.publish(PROCESS, xml -> xml.replace("name=\"Contact lead\"", "name=\"Call the lead\""));
        Map<String, Long> timers = timers();
        Api director = api.as("director");

        start = System.nanoTime();
        JsonNode dry = director.post(PATH, "{\"from\":%d,\"to\":%d,\"dryRun\":true}".formatted(from, to))
                .expect(200)
                .body();
        say("%d rehearsed in %.1f s", dry.at("/items").size(), seconds(start));
        assertThat(dry.at("/failed").asInt()).isZero();

        perDeal(from, to, deals.subList(0, 20));

        start = System.nanoTime();
        String id = director.post(PATH, "{\"from\":%d,\"to\":%d,\"reason\":\"All of them\"}".formatted(from, to))
                .expect(202)
                .text("/id");
        List<Integer> seen = new ArrayList<>();
        JsonNode run;
        do {
            run = director.get(PATH + "/" + id).expect(200).body();
            seen.add(run.at("/progress/moved").asInt());
        } while (run.at("/state").asText().equals("RUNNING"));
        double took = seconds(start);
        say("%d moved in %.1f s: %.0f deals a second", DEALS, took, DEALS / took);
        assertThat(seen).isSorted();
        assertThat(seen.stream().distinct().count()).isGreaterThan(10);
        assertThat(run.at("/progress/moved").asInt()).isEqualTo(DEALS);
        assertThat(run.at("/progress/failed").asInt()).isZero();
        assertThat(timers()).isEqualTo(timers);
        assertThat(jdbc.sql("select count(*) from act_ru_execution where proc_def_id_ like :old and parent_id_ is null")
                        .param("old", PROCESS + ":" + from + ":%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                select count(*) from work_item w join act_ru_task t on t.id_ = w.id
                where w.process_id = :process and (w.process_version <> :to or w.definition <> t.proc_def_id_)""")
                        .param("process", PROCESS)
                        .param("to", to)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select count(*) from trail_entry where action = 'deal.migrated' and process_version = :to and process_id = :process")
                        .param("to", to)
                        .param("process", PROCESS)
                        .query(Integer.class)
                        .single())
                .isEqualTo(DEALS);
    }

    private void perDeal(int from, int to, List<String> some) {
        Mapping mapping = context.getBean(Mappings.class).propose(PROCESS, from, to, Choices.NONE);
        Road road = context.getBean(Roads.class).of(mapping.plan());
        List<Subject> subjects =
                context.getBean(ItemRepository.class).running(mapping.plan().source(), Sight.ALL, some, some.size());
        List<String> heard =
                statements.of(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    context.getBean(Mover.class).move(road, subjects, new Mover.Cause(null, null, false));
                    status.setRollbackOnly();
                }));
        Map<String, Integer> kinds = new TreeMap<>();
        heard.forEach(sql -> kinds.merge(
                sql.replaceAll("\\s+", " ")
                        .replaceAll("(\\?, ?)+", "")
                        .substring(
                                0,
                                Math.min(
                                        70,
                                        sql.replaceAll("\\s+", " ")
                                                .replaceAll("(\\?, ?)+", "")
                                                .length())),
                1,
                Integer::sum));
        kinds.forEach((sql, many) -> say("%5d %s", many, sql));
        say("%.1f statements a deal", heard.size() / (double) subjects.size());
    }

    private Map<String, Long> timers() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                select f.act_id_, count(*) from act_ru_job j join act_ru_jobdef f on f.id_ = j.job_def_id_
                where j.process_def_key_ = :process and j.type_ = 'timer' group by f.act_id_""").param("process", PROCESS).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String what, Object... args) {
        System.out.printf(what + "%n", args);
    }
}
