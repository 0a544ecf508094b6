package io.dealtrail.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work list: its orders and filters, views kept under a name, and tasks that change hands and come back. */
abstract class WorklistRules {

    private static final String ANNA = "anna.snelling";
    private static final String CECILY = "cecily.lampkin";

    @Autowired
    Api api;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void aNewMorning() {
        clock.setTo(MovableClock.START);
        jdbc.update("delete from saved_filter");
    }

    @Test
    void eachOrderShowsEveryTaskOnceOverItsPages() {
        for (int i = 0; i < 5; i++) {
            String task = task(lead(ANNA, "Sorting House " + i));
            jdbc.update(
                    "update work_item set priority = ?, amount = ?, currency = 'USD' where id = ?",
                    20 + 30 * (i % 3),
                    i == 3 ? null : 100 * (i % 2),
                    task);
        }
        for (String sort : List.of("due", "priority", "amount", "newest")) {
            List<JsonNode> all = items("/api/tasks?q=sorting house&sort=" + sort + "&size=200");
            assertThat(all).as(sort).hasSize(5);
            List<String> paged = new ArrayList<>();
            String after = "";
            do {
                Api.Answer page = api.as(ANNA)
                        .get(url("/api/tasks?q=sorting house&size=2&sort=" + sort)
                                + (after.isEmpty() ? "" : "&after=" + after))
                        .expect(200);
                page.body()
                        .at("/items")
                        .forEach(item -> paged.add(item.at("/id").asText()));
                after = page.body().at("/next").isNull() ? "" : page.text("/next");
            } while (!after.isEmpty());
            assertThat(paged)
                    .as(sort)
                    .containsExactlyElementsOf(
                            all.stream().map(t -> t.at("/id").asText()).toList());
        }
        assertThat(items("/api/tasks?q=sorting house&sort=priority").stream()
                        .map(t -> t.at("/priority").asInt()))
                .isSortedAccordingTo((a, b) -> b - a);
        List<JsonNode> byAmount = items("/api/tasks?q=sorting house&sort=amount");
        assertThat(byAmount.get(0).at("/amount/amount").asText()).startsWith("100");
        assertThat(byAmount.get(4).has("amount")).isFalse();
    }

    @Test
    void filtersNarrowTheList() {
        String task = task(lead(ANNA, "Narrow & <i>Sons</i>"));
        jdbc.update("update work_item set priority = 80 where id = ?", task);
        assertThat(ids("/api/tasks?customer=narrow %26")).contains(task);
        assertThat(ids("/api/tasks?customer=n_rrow")).doesNotContain(task);
        assertThat(ids("/api/tasks?customer=narrow&priority=high")).contains(task);
        assertThat(ids("/api/tasks?customer=narrow&priority=normal")).doesNotContain(task);
        assertThat(ids("/api/tasks?customer=narrow&group=sales-reps")).contains(task);
        assertThat(ids("/api/tasks?customer=narrow&group=legal")).doesNotContain(task);
        assertThat(ids("/api/tasks?customer=narrow&assignee=nobody")).doesNotContain(task);
        assertThat(ids("/api/tasks?customer=narrow&section=snoozed")).doesNotContain(task);
        api.as(ANNA).post("/api/tasks/" + task + "/snooze", "{\"until\":\"2026-03-20T08:00:00Z\"}");
        assertThat(ids("/api/tasks?customer=narrow&section=snoozed")).contains(task);
        for (String wrong :
                List.of("sort=size", "priority=urgent", "section=soon", "due=never", "after=x&sort=amount")) {
            api.as(ANNA).get("/api/tasks?" + wrong).expect(400);
        }
    }

    @Test
    void aViewIsKeptSharedAndOpenedFirst() {
        Api.Answer saved = api.as(ANNA).post("/api/task-filters", """
                        {"name":"Big <b>ones</b>","query":"list=mine&sort=amount&priority=high&bogus=1&q=a%26b","shared":true,"isDefault":true}""").expect(201);
        assertThat(saved.text("/query")).isEqualTo("list=mine&q=a%26b&priority=high&sort=amount");
        String id = saved.text("/id");
        assertThat(api.as(CECILY).get("/api/task-filters").body().toString()).contains(id);
        assertThat(api.as("darcel.schlecht").get("/api/task-filters").body().toString())
                .doesNotContain(id);
        for (String outsider : List.of("darcel.schlecht", "director")) {
            api.as(outsider).get("/api/task-filters/" + id).expect(404);
            api.as(outsider)
                    .patch("/api/task-filters/" + id, "{\"isDefault\":true}")
                    .expect(404);
            api.as(outsider).delete("/api/task-filters/" + id).expect(404);
        }
        api.as(CECILY).delete("/api/task-filters/" + id).expect(404);
        api.as(CECILY).patch("/api/task-filters/" + id, "{\"name\":\"Mine now\",\"isDefault\":true}");
        assertThat(api.as(ANNA).get("/api/task-filters/" + id).text("/name")).isEqualTo("Big <b>ones</b>");
        api.as("auditor").post("/api/task-filters", "{\"name\":\"x\"}").expect(403);
        api.as(ANNA)
                .post("/api/task-filters", "{\"name\":\"Big <b>ones</b>\",\"query\":\"\"}")
                .expect(422);
        api.as(ANNA).post("/api/task-filters", "{\"name\":\" \"}").expect(422);

        Pages cecily = Pages.of(api.base(), CECILY);
        assertThat(cecily.get("/tasks").headers().firstValue("Location").orElse(""))
                .endsWith("view=" + id);
        assertThat(cecily.get("/tasks?list=mine&view=" + id).body())
                .contains("Big &lt;b&gt;ones&lt;/b&gt;")
                .doesNotContain("<b>ones</b>");
        api.as(ANNA).patch("/api/task-filters/" + id, "{\"shared\":false}").expect(200);
        assertThat(cecily.get("/tasks").statusCode()).isEqualTo(200);
        api.as(ANNA).delete("/api/task-filters/" + id).expect(204);
        assertThat(Pages.of(api.base(), ANNA).get("/tasks").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHandsATaskOverMayTakeItBackForAWhile() {
        String task = task(lead(ANNA, "Handover Inc"));
        api.as(ANNA)
                .post(
                        "/api/tasks/" + task + "/assign",
                        "{\"user\":\"cecily.lampkin\",\"note\":\"Please call <b>today</b>\"}")
                .expect(200);
        assertThat(api.as(CECILY).get("/api/tasks/" + task + "/comments").text("/0/text"))
                .isEqualTo("Please call <b>today</b>");
        assertThat(api.as(CECILY).get("/api/notifications").body().toString())
                .contains("task.handedOver")
                .contains("Anna Snelling");
        api.as(CECILY).post("/api/tasks/" + task + "/take-back", "{}").expect(409);
        api.as("violet.mclelland")
                .post("/api/tasks/" + task + "/take-back", "{}")
                .expect(404);
        assertThat(api.as(ANNA)
                        .post("/api/tasks/" + task + "/take-back", "{}")
                        .expect(200)
                        .text("/assignee"))
                .isEqualTo(ANNA);

        api.as(ANNA).post("/api/tasks/" + task + "/assign", "{\"user\":\"cecily.lampkin\"}");
        clock.setTo(clock.instant().plus(Hands.REGRET).plus(Duration.ofSeconds(1)));
        assertThat(api.as(ANNA)
                        .post("/api/tasks/" + task + "/take-back", "{}")
                        .expect(409)
                        .text("/code"))
                .isEqualTo("task.handsMoved");
    }

    @Test
    void aTaskThatMovedOnIsNotTakenBack() {
        String task = task(lead(ANNA, "Moved On Ltd"));
        api.as(ANNA).post("/api/tasks/" + task + "/assign", "{\"user\":\"cecily.lampkin\"}");
        api.as("dustin.brinkmann").post("/api/tasks/" + task + "/unclaim", "{}").expect(200);
        api.as(ANNA).post("/api/tasks/" + task + "/take-back", "{}").expect(409);
        api.as(CECILY).post("/api/tasks/" + task + "/claim", "{}").expect(200);
        assertThat(api.as(CECILY)
                        .post("/api/tasks/" + task + "/take-back", "{}")
                        .expect(200)
                        .body()
                        .has("assignee"))
                .isFalse();
    }

    @Test
    void manyAtOnceTellWhichWorkedAndWhyOthersDidNot() {
        String one = task(lead(ANNA, "Bulk One"));
        String other = task(lead("violet.mclelland", "Bulk Other", "East"));
        Api.Answer results = api.as(ANNA)
                .post("/api/tasks/bulk", "{\"ids\":[\"%s\",\"%s\"],\"action\":\"complete\"}".formatted(one, other))
                .expect(200);
        assertThat(results.text("/0/message")).isEqualTo("Reached somebody is required.");
        assertThat(results.text("/1/code")).isEqualTo("notFound.task");

        Pages anna = Pages.of(api.base(), ANNA);
        var answer = anna.post(
                "/tasks/bulk",
                Map.of("ids", one + "," + other, "action", "snooze", "until", "2026-03-20T08:00:00Z"),
                "HX-Request",
                "true",
                "HX-Current-URL",
                api.base() + "/tasks");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("HX-Trigger")).hasValue("tasksChanged");
        assertThat(answer.body()).contains("One task is snoozed.").contains("is-refused");
        assertThat(api.as(ANNA).get("/api/tasks/" + one).text("/state")).isEqualTo("snoozed");
        anna.post("/tasks/bulk/undo", Map.of("action", "snooze", "ids", one, "until", "-"));
        assertThat(api.as(ANNA).get("/api/tasks/" + one).text("/state")).isEqualTo("open");
    }

    @Test
    void actionsOfPagesKeepToWhatThePersonMaySee() {
        String task = task(lead(ANNA, "Private & <script>alert(1)</script>"));
        Pages anna = Pages.of(api.base(), ANNA);
        Pages violet = Pages.of(api.base(), "violet.mclelland");
        for (String form : List.of("snooze", "hand", "colleagues")) {
            assertThat(violet.get("/tasks/" + task + "/" + form).statusCode())
                    .as(form)
                    .isEqualTo(404);
            assertThat(anna.get("/tasks/" + task + "/" + form).statusCode())
                    .as(form)
                    .isEqualTo(200);
        }
        for (String action : List.of("snooze", "wake", "claim", "unclaim", "hand", "hand/undo", "snooze/undo")) {
            assertThat(violet.post(
                                    "/tasks/" + task + "/" + action,
                                    Map.of("until", "2026-03-20T08:00:00Z", "user", CECILY))
                            .statusCode())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(anna.post("/tasks/" + task + "/snooze", Map.of("at", "2020-01-01T08:00"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(anna.post("/tasks/" + task + "/hand", Map.of()).statusCode()).isEqualTo(422);
        assertThat(anna.post("/tasks/" + task + "/hand", Map.of("user", "legal"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(anna.get("/tasks?list=mine&q=private").body())
                .contains("Private &amp; &lt;script&gt;")
                .doesNotContain("<script>alert(1)");
        assertThat(anna.get("/palette/found?q=private").body()).contains(task).doesNotContain("<script>alert(1)");
        assertThat(violet.get("/palette/found?q=private").body()).doesNotContain(task);
        assertThat(anna.post(
                                "/tasks/" + task + "/snooze",
                                Map.of("at", "2026-03-20T08:00"),
                                "Referer",
                                "https://evil.example//evil.example/x")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("evil.example");
    }

    @Test
    void aListFallsIntoItsSections() {
        String overdue = task(lead(ANNA, "Section Overdue"));
        String later = task(lead(ANNA, "Section Later"));
        String never = task(lead(ANNA, "Section Never"));
        jdbc.update("update work_item set due = timestamp with time zone '2026-01-05 08:00:00Z' where id = ?", overdue);
        jdbc.update("update work_item set due = timestamp with time zone '2026-09-05 08:00:00Z' where id = ?", later);
        jdbc.update("update work_item set due = timestamp with time zone '9999-12-31 00:00:00Z' where id = ?", never);
        assertThat(ids("/api/tasks?section=overdue")).contains(overdue).doesNotContain(later, never);
        assertThat(ids("/api/tasks?section=later&size=200")).containsSubsequence(later, never);
        assertThat(ids("/api/tasks?due=none")).contains(never).doesNotContain(later);
        String page = Pages.of(api.base(), ANNA)
                .get("/tasks?list=mine&customer=section")
                .body();
        assertThat(page.indexOf("data-section=\"overdue\""))
                .isPositive()
                .isLessThan(page.indexOf("data-section=\"later\""));
        assertThat(page.indexOf(overdue)).isLessThan(page.indexOf(later));
    }

    private List<String> ids(String path) {
        return items(path).stream().map(t -> t.at("/id").asText()).toList();
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        api.as(ANNA).get(url(path)).expect(200).body().at("/items").forEach(items::add);
        return items;
    }

    private static String url(String path) {
        return path.replace(" ", "%20");
    }

    private String lead(String rep, String company) {
        return lead(rep, company, "Central");
    }

    private String lead(String rep, String company, String region) {
        return api.as(rep)
                .post(
                        "/api/leads",
                        "{\"company\":\"%s\",\"source\":\"web\",\"region\":\"%s\"}".formatted(company, region))
                .expect(201)
                .text("/deal");
    }

    private String task(String deal) {
        return jdbc.queryForObject("select id from work_item where deal = ?", String.class, deal);
    }
}
