package io.dealtrail.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.TimeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of deals, their tasks and timers between two versions; who may, and what is refused. */
abstract class MigrationRules {

    @Autowired
    ApplicationContext context;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Fleet fleet;
    private Crossing crossing;
    private Api manager;

    @BeforeEach
    void aProcess() {
        context.getBean(MovableClock.class).setTo(MovableClock.START);
        fleet = new Fleet(context);
        crossing =
                new Crossing(context, "crossing-" + UUID.randomUUID().toString().substring(0, 8));
        manager = api.as("dustin.brinkmann");
    }

    @AfterEach
    void nothingStays() {
        crossing.remove();
        context.getBean(MovableClock.class).setTo(MovableClock.START);
    }

    @Test
    void aRenamedTaskIsSuggestedAndItsRowFollows() {
        List<String> deals = deals(3);
        int to = crossing.renamed();
        JsonNode dry =
                manager.post(path(), ask(to, "\"dryRun\":true")).expect(200).body();
        JsonNode pair = one(dry.at("/mapping"), "from", "weigh");
        assertThat(pair.at("/to").asText()).isEqualTo("weighUp");
        assertThat(pair.at("/origin").asText()).isEqualTo("SUGGESTED");
        assertThat(pair.at("/similarity").asInt()).isBetween(50, 99);
        assertThat(one(dry.at("/mapping"), "from", "weighLate").at("/to").asText())
                .isEqualTo("weighLate");
        assertThat(dry.at("/forms/0/fields/0/kind").asText()).isEqualTo("addedRequired");
        JsonNode first = dry.at("/items/0");
        assertThat(first.at("/ok").asBoolean()).as(first.toString()).isTrue();
        assertThat(first.at("/tasksBefore/0/key").asText()).isEqualTo("weigh");
        assertThat(first.at("/tasksAfter/0/key").asText()).isEqualTo("weighUp");
        assertThat(first.at("/tasksAfter/0/dueAt")).isEqualTo(first.at("/tasksBefore/0/dueAt"));
        assertThat(first.at("/timersAfter").findValuesAsText("fate")).containsOnly("kept");
        assertThat(manager.get("/api/tasks?list=all&deal=" + deals.get(0)).text("/items/0/key"))
                .isEqualTo("weigh");

        JsonNode done = run(to, "\"reason\":\"A better word\"");
        assertThat(done.at("/progress/moved").asInt()).isEqualTo(3);
        Answer task = api.as("director").get("/api/tasks?list=all&deal=" + deals.get(0));
        assertThat(task.text("/items/0/name")).isEqualTo("Weigh up the case");
        assertThat(task.text("/items/0/group")).isEqualTo("legal");
        assertThat(task.text("/items/0/assignee")).isEqualTo("anna.snelling");
        Answer whole = api.as("director").get("/api/tasks/" + task.text("/items/0/id"));
        assertThat(whole.body().at("/fields").findValuesAsText("id")).containsExactly("channel", "note");
        JsonNode entry = last(deals.get(0), "deal.migrated");
        assertThat(entry.at("/actor").asText()).isEqualTo("person:dustin.brinkmann");
        assertThat(entry.at("/comment").asText()).isEqualTo("A better word");
        assertThat(entry.at("/process/version").asInt()).isEqualTo(to);
        assertThat(entry.toString())
                .contains("weigh → weighUp", done.at("/planHash").asText());
        assertThat(actions(deals.get(0))).doesNotContain("incident.opened", "task.cancelled");
        assertThat(api.as("director")
                        .get("/api/deals/" + deals.get(0) + "/trail/verify")
                        .text("/unaltered"))
                .isEqualTo("true");
    }

    @Test
    void aDealWithoutCounterpartIsToldInWordsAndCostsNobodyElse() {
        List<String> deals = deals(3);
        complete(deals.get(1));
        int to = crossing.withoutDecision();
        JsonNode dry =
                manager.post(path(), ask(to, "\"dryRun\":true")).expect(200).body();
        assertThat(dry.at("/failed").asInt()).isEqualTo(1);
        JsonNode bad = one(dry.at("/items"), "deal", deals.get(1));
        assertThat(bad.at("/problems/0/message").asText())
                .isEqualTo("The deal stands at “Decide <b>now</b>” of version 1, which has no counterpart in version "
                        + to + ".");
        assertThat(manager.with("Accept-Language", "zh-CN")
                        .post(path(), ask(to, "\"dryRun\":true"))
                        .raw()
                        .body())
                .contains("没有对应");
        JsonNode done = run(to, "\"reason\":\"<i>why</i>\"");
        assertThat(done.at("/progress/moved").asInt()).isEqualTo(2);
        assertThat(done.at("/progress/failed").asInt()).isEqualTo(1);
        String page = Pages.of(api.base(), "dustin.brinkmann")
                .get("/studio/" + crossing.key + "/migrations/" + done.at("/id").asText())
                .body();
        assertThat(page)
                .contains("Decide &lt;b&gt;now&lt;/b&gt;", "&lt;i&gt;why&lt;/i&gt;")
                .doesNotContain("<b>now", "<i>why");

        complete(deals.get(1));
        String again = path() + "/" + done.at("/id").asText();
        manager.post(again + "/retry", "{}").expect(202);
        JsonNode retried = fleet.finished(manager, crossing.key, done.at("/id").asText());
        assertThat(retried.at("/progress/failed").asInt()).isZero();
        assertThat(retried.at("/progress/gone").asInt()).isEqualTo(1);
        manager.post(again + "/retry", "{}").expect(409);
    }

    @Test
    void aPlanThatTheEngineRefusesIsRefusedElementByElement() {
        deals(1);
        int to = crossing.renamed();
        Answer refused = manager.post(
                        path(), ask(to, "\"dryRun\":true,\"mapping\":{\"weighLate\":\"nudge\",\"decide\":\"decide\"}"))
                .expect(422);
        assertThat(refused.text("/errors/0/field")).startsWith("mapping.");
        assertThat(refused.text("/errors/0/message")).contains("of version 1", "of version " + to);
        manager.post(path(), ask(to, "\"mapping\":{\"nowhere\":\"weighUp\"}")).expect(422);
        manager.post(path(), ask(to, "\"mapping\":{\"weigh\":\"nowhere\"}")).expect(422);
        manager.post(path(), ask(to, "\"timers\":{\"weigh\":\"keep\"}")).expect(422);
        manager.post(path(), ask(to, "\"timers\":{\"nudge\":\"explode\"}")).expect(422);
        manager.post(path(), ask(to, "\"timers\":{\"weighLate\":\"end\"}")).expect(422);
        manager.post(path(), ask(99, "\"dryRun\":true")).expect(422);
        manager.post(path(), ask(1, "\"dryRun\":true")).expect(422);
        manager.post(path(), "{\"from\":1}").expect(422);
        manager.post(path(), "{\"from\":1,\"to\":\"x\"}").expect(400);
        manager.post(path(), ask(to, "\"canary\":-1")).expect(422);
        manager.post(path(), ask(to, "\"deals\":[\"D-999999\"],\"dryRun\":true"))
                .expect(422);
        manager.post("/api/processes/nothing/migrations", ask(to, "\"dryRun\":true"))
                .expect(404);
        manager.get(path() + "/nothing").expect(404);
    }

    @Test
    void managersTakeTheirTeamsDealsAuditorsReadOthersAreKeptOut() {
        List<String> deals = deals(2);
        List<String> eastern = fleet.inside(crossing.key, "weigh", 1, "violet.mclelland");
        jdbc.sql("update deal set team = 'losch', region = 'East' where number = :n")
                .param("n", eastern.get(0))
                .update();
        int to = crossing.slower();
        assertThat(manager.post(path(), ask(to, "\"dryRun\":true"))
                        .expect(200)
                        .body()
                        .at("/items"))
                .hasSize(2);
        manager.post(path(), ask(to, "\"dryRun\":true,\"deals\":[\"" + eastern.get(0) + "\"]"))
                .expect(422);
        assertThat(api.as("director")
                        .post(path(), ask(to, "\"dryRun\":true"))
                        .expect(200)
                        .body()
                        .at("/items"))
                .hasSize(3);
        api.as("anna.snelling").post(path(), ask(to, "\"dryRun\":true")).expect(403);
        api.as("anna.snelling").get(path()).expect(403);
        api.as("admin").get(path()).expect(403);
        api.as("auditor").post(path(), ask(to, "\"dryRun\":true")).expect(403);
        JsonNode done = run(to, "\"deals\":[\"" + deals.get(0) + "\"]");
        String one = path() + "/" + done.at("/id").asText();
        assertThat(api.as("auditor").get(one + "/items").expect(200).body().at("/items"))
                .hasSize(1);
        assertThat(api.as("cara.losch").get(one + "/items").expect(200).body().at("/items"))
                .isEmpty();
        api.as("cara.losch").post(one + "/reverse", "{}").expect(403);
        api.as("auditor").post(one + "/reverse", "{}").expect(403);
        assertThat(api.as("auditor").get(path()).expect(200).body().at("/items"))
                .hasSize(1);
        Pages auditor = Pages.of(api.base(), "auditor");
        assertThat(auditor.get("/studio/" + crossing.key + "/migrate?from=1&to=" + to)
                        .statusCode())
                .isEqualTo(200);
        Pages rep = Pages.of(api.base(), "anna.snelling");
        assertThat(rep.get("/studio/" + crossing.key + "/migrate").statusCode()).isEqualTo(403);
    }

    @Test
    void firstAFewThenTheRestThenAllTheWayBack() {
        List<String> deals = deals(5);
        complete(deals.get(4));
        int to = crossing.renamed();
        Map<String, List<String>> before = fleet.standing(crossing.key, deals);
        JsonNode tried = run(to, "\"canary\":2");
        assertThat(tried.at("/state").asText()).isEqualTo("TRIED");
        assertThat(tried.at("/progress/moved").asInt()).isEqualTo(2);
        String one = path() + "/" + tried.at("/id").asText();
        // The first two stand at different places.
        assertThat(manager.get(one + "/items?state=moved").body().at("/items").findValuesAsText("place"))
                .containsExactly("decide", "weigh");
        manager.post(path(), ask(to, "\"canary\":1")).expect(409);
        manager.post(one + "/pause", "{}").expect(409);
        manager.post(one + "/resume", "{}").expect(202);
        JsonNode done = fleet.finished(manager, crossing.key, tried.at("/id").asText());
        assertThat(done.at("/state").asText()).isEqualTo("DONE");
        assertThat(done.at("/progress/moved").asInt()).isEqualTo(5);
        manager.post(one + "/cancel", "{}").expect(409);

        JsonNode back = manager.post(one + "/reverse", "{}").expect(202).body();
        assertThat(back.at("/backOf")).isEqualTo(done.at("/id"));
        JsonNode there = fleet.finished(manager, crossing.key, back.at("/id").asText());
        assertThat(there.at("/progress/moved").asInt()).isEqualTo(5);
        assertThat(fleet.standing(crossing.key, deals)).isEqualTo(before);
        assertThat(actions(deals.get(0))).contains("deal.migrated", "deal.migratedBack");
        // Nothing is left to take back.
        manager.post(one + "/reverse", "{}").expect(422);
    }

    @Test
    void timersKeepTheirDatesOrCountAnewOrEnd() {
        List<String> deals = deals(3);
        complete(deals.get(1));
        complete(deals.get(2));
        int to = crossing.slower();
        Instant later = MovableClock.START.plus(Duration.ofHours(5));
        context.getBean(MovableClock.class).setTo(later);
        JsonNode dry = manager.post(
                        path(), ask(to, "\"dryRun\":true,\"timers\":{\"nudge\":\"restart\",\"weighLate\":\"restart\"}"))
                .expect(200)
                .body();
        JsonNode decided = one(dry.at("/items"), "deal", deals.get(1));
        JsonNode nudge = one(decided.at("/timersAfter"), "element", "nudge");
        assertThat(nudge.at("/fate").asText()).isEqualTo("restarted");
        assertThat(Instant.parse(nudge.at("/dueAt").asText())).isEqualTo(later.plus(Duration.ofDays(5)));
        JsonNode weighed = one(dry.at("/items"), "deal", deals.get(0));
        assertThat(Instant.parse(weighed.at("/tasksAfter/0/dueAt").asText())).isEqualTo(later.plus(Duration.ofDays(4)));
        assertThat(one(weighed.at("/timersAfter"), "element", "weighLate")
                        .at("/fate")
                        .asText())
                .isEqualTo("restarted");

        JsonNode ended = run(to, "\"timers\":{\"nudge\":\"end\"},\"deals\":[\"" + deals.get(2) + "\"]");
        assertThat(ended.at("/progress/moved").asInt()).isEqualTo(1);
        assertThat(fleet.standing(crossing.key, List.of(deals.get(2))).get(deals.get(2)))
                .noneMatch(line -> line.startsWith("timer nudge"));
        run(
                to,
                "\"timers\":{\"nudge\":\"restart\",\"weighLate\":\"restart\"},\"deals\":[\"" + deals.get(0) + "\",\""
                        + deals.get(1) + "\"]");
        assertThat(fleet.standing(crossing.key, deals).get(deals.get(1)))
                .contains("timer nudge " + later.plus(Duration.ofDays(5)).getEpochSecond());
    }

    @Test
    void aTimerThatHasFiredIsNotSetAgain() {
        List<String> deals = deals(1);
        context.getBean(TimeMachine.class).travel(Duration.ofHours(2));
        assertThat(fleet.standing(crossing.key, deals).get(deals.get(0))).noneMatch(l -> l.startsWith("timer hintDue"));
        int to = crossing.slower();
        assertThat(run(to, "\"reason\":\"x\"").at("/progress/moved").asInt()).isEqualTo(1);
        assertThat(fleet.standing(crossing.key, deals).get(deals.get(0))).noneMatch(l -> l.startsWith("timer hintDue"));
    }

    @Test
    void whoWorksOnADealIsWaitedForAndAPauseComesBeforeTheNextDeals() {
        List<String> deals = deals(45);
        int to = crossing.slower();
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        String id = transaction.execute(status -> {
            // Somebody holds a deal of the second lot.
            jdbc.sql("select n from trail_head where subject = :deal for update")
                    .param("deal", deals.get(10))
                    .query(Long.class)
                    .single();
            JsonNode begun = manager.post(path(), ask(to, "\"reason\":\"x\""))
                    .expect(202)
                    .body();
            String one = path() + "/" + begun.at("/id").asText();
            await(() -> manager.get(one).body().at("/progress/moved").asInt() >= 20);
            manager.post(one + "/pause", "{}").expect(202);
            return begun.at("/id").asText();
        });
        JsonNode paused = manager.get(path() + "/" + id).body();
        assertThat(paused.at("/state").asText()).isEqualTo("PAUSED");
        assertThat(paused.at("/progress/waiting").asInt()).isGreaterThanOrEqualTo(5);
        manager.post(path() + "/" + id + "/resume", "{}").expect(202);
        JsonNode done = fleet.finished(manager, crossing.key, id);
        assertThat(done.at("/progress/moved").asInt()).isEqualTo(45);
        assertThat(fleet.entries("deal.migrated", deals)).isEqualTo(45);
    }

    private interface Check {
        boolean holds();
    }

    private static void await(Check check) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!check.holds() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> deals(int many) {
        List<String> deals = fleet.inside(crossing.key, "weigh", many, "anna.snelling");
        jdbc.sql("update deal set team = 'brinkmann' where number in (:deals)")
                .param("deals", deals)
                .update();
        return deals;
    }

    private void complete(String deal) {
        Api director = api.as("director");
        String task = director.get("/api/tasks?list=all&deal=" + deal).text("/items/0/id");
        director.post("/api/tasks/" + task + "/complete", "{\"values\":{}}").expect(200);
    }

    private JsonNode run(int to, String how) {
        String id = manager.post(path(), ask(to, how)).expect(202).text("/id");
        return fleet.finished(manager, crossing.key, id);
    }

    private String path() {
        return "/api/processes/" + crossing.key + "/migrations";
    }

    private static String ask(int to, String more) {
        return "{\"from\":1,\"to\":" + to + "," + more + "}";
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.at("/" + field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
    }

    private JsonNode last(String deal, String action) {
        JsonNode items = api.as("director")
                .get("/api/deals/" + deal + "/trail?size=200")
                .expect(200)
                .body()
                .at("/items");
        return one(items, "action", action);
    }

    private List<String> actions(String deal) {
        return jdbc.sql("select action from trail_entry where subject = :deal order by n")
                .param("deal", deal)
                .query(String.class)
                .list();
    }
}
