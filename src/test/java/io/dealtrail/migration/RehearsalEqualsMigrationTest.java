package io.dealtrail.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.ShippedAgain;
import io.dealtrail.testing.TimeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 500 deals at all places of all stages: what the rehearsal says of each is what the migration then does, and until then nothing happens. */
@ChangedProcessTest
class RehearsalEqualsMigrationTest {

    private static final String FIELD = """
            <camunda:formField id="channel" label="Channel" type="string"><camunda:properties>
            <camunda:property id="label.zh_CN" value="渠道" /></camunda:properties></camunda:formField></camunda:formData>""";

    /** What is changed in each process. */
    private static final Map<String, UnaryOperator<String>> CHANGES = Map.of(
            "lead-qualification",
            xml -> xml.replaceAll("\\bcontactLead\\b", "callLead")
                    .replace("name=\"Contact lead\"", "name=\"Call lead\"")
                    .replaceFirst("(<bpmn:userTask id=\"callLead\"[\\s\\S]*?)</camunda:formData>", "$1" + FIELD),
            "needs-analysis",
            xml -> xml.replace("name=\"Hold discovery\"", "name=\"Hold first talk\"")
                    .replace("camunda:candidateGroups=\"presales\"", "camunda:candidateGroups=\"presales,service\""),
            "proposal",
            xml -> xml.replace("R5/P3D", "R4/P5D").replaceAll("\\bchaseDueToIsCustomerWaiting\\b", "chaseToWaiting"),
            "negotiation",
            xml -> xml.replace("name=\"Negotiate\"", "name=\"Negotiate terms\""),
            "contract",
            xml -> xml.replace("name=\"Check contract\"", "name=\"Check the contract\"")
                    .replaceAll("\\bcheckContractLate\\b", "checkLate"),
            "after-sales",
            xml -> xml.replace("name=\"Onboard customer\"", "name=\"Welcome customer on board\""),
            "deal",
            xml -> xml.replace("name=\"Nurture time over\"", "name=\"Time to nurture is over\""));

    @Autowired
    ApplicationContext context;

    @Autowired
    ShippedAgain shipped;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Fleet fleet;

    @BeforeEach
    void start() {
        context.getBean(MovableClock.class).setTo(MovableClock.START);
        fleet = new Fleet(context);
    }

    @AfterEach
    void restore() {
        shipped.restore();
        context.getBean(MovableClock.class).setTo(MovableClock.START);
    }

    @Test
    void whatIsRehearsedIsWhatHappens() {
        Map<String, List<String>> stages = fill();
        Api director = api.as("director");
        long deals = stages.values().stream().flatMap(List::stream).distinct().count();
        assertThat(deals).isGreaterThanOrEqualTo(500);
        List<String> backbone = new ArrayList<>(stages.get("lead-qualification"));
        backbone.addAll(stages.get("needs-analysis").subList(0, 60));
        Map<String, List<String>> all = new TreeMap<>(stages);
        all.put("deal", backbone);

        Map<String, Integer> from = new HashMap<>();
        Map<String, Integer> to = new HashMap<>();
        all.keySet().forEach(process -> {
            from.put(process, fleet.newest(process));
            to.put(process, fleet.publish(process, CHANGES.get(process)));
        });

        all.forEach((process, numbers) -> {
            String ask = "\"from\":%d,\"to\":%d,\"timers\":%s,\"deals\":[%s]"
                    .formatted(
                            from.get(process),
                            to.get(process),
                            process.equals("proposal") ? "{\"chaseDue\":\"restart\"}" : "{}",
                            "\"" + String.join("\",\"", numbers) + "\"");
            Map<String, Long> rows = fleet.rows();
            Map<String, List<String>> before = fleet.standing(process, numbers);
            JsonNode dry = director.post(path(process), "{" + ask + ",\"dryRun\":true}")
                    .expect(200)
                    .body();
            assertThat(dry.at("/failed").asInt())
                    .as(process + ": " + dry.at("/items/0"))
                    .isZero();
            assertThat(dry.at("/items")).hasSize(numbers.size());
            assertThat(fleet.rows()).as(process + " leaves nothing behind").isEqualTo(rows);
            assertThat(fleet.standing(process, numbers)).isEqualTo(before);

            JsonNode run = director.post(path(process), "{" + ask + ",\"reason\":\"A better way\"}")
                    .expect(202)
                    .body();
            JsonNode done = fleet.finished(director, process, run.at("/id").asText());
            assertThat(done.at("/state").asText()).isEqualTo("DONE");
            assertThat(done.at("/progress/moved").asInt())
                    .as(process + ": "
                            + director.get(path(process) + "/" + run.at("/id").asText() + "/items?state=failed")
                                    .raw()
                                    .body())
                    .isEqualTo(numbers.size());
            assertThat(done.at("/planHash")).isEqualTo(dry.at("/planHash"));

            Map<String, List<String>> after = fleet.standing(process, numbers);
            for (JsonNode item : dry.at("/items")) {
                String deal = item.at("/deal").asText();
                assertThat(rehearsed(item, to.get(process), process))
                        .as(process + " of " + deal)
                        .isEqualTo(after.get(deal).stream()
                                .filter(line -> !line.startsWith("limit "))
                                .sorted()
                                .toList());
                assertThat(after.get(deal).stream().filter(line -> line.startsWith("limit ")))
                        .allMatch(line -> line.endsWith(" same"));
            }
            assertThat(fleet.entries("deal.migrated", numbers)).isEqualTo(numbers.size());
        });
        assertThat(director.get("/api/trail/verify").expect(200).text("/unaltered"))
                .isEqualTo("true");

        // And they go on: the renamed task asks for the new field.
        String deal = stages.get("lead-qualification").get(0);
        JsonNode task = director.get("/api/tasks?list=all&deal=" + deal).body().at("/items/0");
        assertThat(task.at("/key").asText()).isEqualTo("callLead");
        assertThat(task.at("/name").asText()).isEqualTo("Call lead");
        director.post(
                        "/api/tasks/" + task.at("/id").asText() + "/complete",
                        "{\"values\":{\"reached\":true,\"channel\":\"fair\"}}")
                .expect(200);
        assertThat(director.get("/api/tasks?list=all&deal=" + deal).text("/items/0/key"))
                .isEqualTo("qualifyLead");
        // Ladders of those that were taken over are climbed.
        String late = stages.get("lead-qualification").get(1);
        context.getBean(TimeMachine.class).travel(Duration.ofDays(3));
        assertThat(jdbc.sql("select count(*) from trail_entry where subject = :deal and action like 'followup.%'")
                        .param("deal", late)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    /** 504 deals, of which 186 run under the backbone. */
    private Map<String, List<String>> fill() {
        String anna = "anna.snelling";
        Map<String, List<String>> stages = new TreeMap<>();
        stages.put("lead-qualification", fleet.enter("lead-qualification", 84, anna));
        stages.put("needs-analysis", fleet.enter("needs-analysis", 60, anna));
        stages.get("needs-analysis").addAll(fleet.inside("needs-analysis", "assessSolution", 24, anna));
        stages.put("proposal", fleet.enter("proposal", 42, anna));
        stages.get("proposal").addAll(fleet.inside("proposal", "awaitAnswer", 42, anna));
        stages.put("negotiation", fleet.inside("negotiation", "negotiate", 84, anna));
        stages.put("contract", fleet.inside("contract", "checkContract", 42, anna));
        stages.get("contract").addAll(fleet.inside("contract", "awaitSignature", 42, anna));
        stages.put("after-sales", fleet.inside("after-sales", "onboardCustomer", 42, anna));
        stages.get("after-sales").addAll(fleet.inside("after-sales", "checkInDue", 42, anna));
        return stages;
    }

    private static String path(String process) {
        return "/api/processes/" + process + "/migrations";
    }

    private static List<String> rehearsed(JsonNode item, int version, String process) {
        List<String> lines = new ArrayList<>();
        item.at("/placesAfter").forEach(place -> lines.add("at " + place.asText() + " " + process + ":" + version));
        item.at("/tasksAfter")
                .forEach(task -> lines.add("task " + task.at("/key").asText() + " "
                        + task.at("/name").asText() + " " + task.path("group").asText("-") + " "
                        + task.path("assignee").asText("-") + " v" + version + " " + seconds(task)));
        item.at("/timersAfter")
                .forEach(timer -> lines.add("timer " + timer.at("/element").asText() + " " + seconds(timer)));
        return lines.stream().sorted().toList();
    }

    private static long seconds(JsonNode dated) {
        return Instant.parse(dated.at("/dueAt").asText()).getEpochSecond();
    }
}
