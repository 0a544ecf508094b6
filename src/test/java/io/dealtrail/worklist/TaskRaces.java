package io.dealtrail.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many hands on one task or one deal: each change happens once, and everybody gets a clear answer. */
abstract class TaskRaces {

    @Autowired
    Api api;

    @Test
    void ofAHundredParallelCompletionsOneIsAccepted() throws Exception {
        String deal = lead("Race Hundred");
        String task = task(deal);
        List<Integer> answers = inParallel(
                100,
                () -> api.as("anna.snelling")
                        .post("/api/tasks/" + task + "/complete", "{\"values\":{\"reached\":true}}")
                        .status());
        assertThat(answers).filteredOn(s -> s == 200).hasSize(1);
        assertThat(answers).filteredOn(s -> s == 409).hasSize(99);
        assertThat(openTasks(deal)).containsExactly("qualifyLead");
        Api.Answer late = api.as("anna.snelling")
                .post("/api/tasks/" + task + "/complete", "{\"values\":{\"reached\":true}}")
                .expect(409);
        assertThat(late.text("/code")).isEqualTo("task.alreadyCompleted");
        assertThat(late.text("/completedBy")).isEqualTo("anna.snelling");
        assertThat(api.as("auditor")
                        .get("/api/deals/" + deal + "/trail/verify")
                        .body()
                        .at("/unaltered")
                        .asBoolean())
                .isTrue();
        assertThat(completions(deal)).isEqualTo(1);
    }

    @Test
    void theSameKeySentAtOnceOpensOneDeal() throws Exception {
        String body = "{\"company\":\"Race Key Ltd\",\"source\":\"web\"}";
        List<String> deals = inParallel(
                8,
                () -> api.as("anna.snelling")
                        .with("Idempotency-Key", "race-" + getClass().getSimpleName())
                        .post("/api/leads", body)
                        .expect(201)
                        .text("/deal"));
        assertThat(deals).hasSize(8).containsOnly(deals.get(0));
    }

    @Test
    void twoChangesOfOneVersionAreNotBothKept() throws Exception {
        String deal = lead("Race Version");
        String version = api.as("anna.snelling").get("/api/deals/" + deal).text("/version");
        List<Integer> answers = inParallel(
                6,
                () -> api.as("anna.snelling")
                        .patch(
                                "/api/deals/" + deal,
                                "{\"version\":" + version + ",\"title\":\"T" + Math.random() + "\"}")
                        .status());
        assertThat(answers).filteredOn(s -> s == 200).hasSize(1);
        assertThat(answers).filteredOn(s -> s == 409).hasSize(5);
    }

    private String lead(String company) {
        return api.as("anna.snelling")
                .post("/api/leads", "{\"company\":\"" + company + "\",\"source\":\"web\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
    }

    private String task(String deal) {
        return api.as("anna.snelling")
                .get("/api/tasks?deal=" + deal)
                .expect(200)
                .text("/items/0/id");
    }

    private List<String> openTasks(String deal) {
        List<String> keys = new ArrayList<>();
        api.as("director")
                .get("/api/tasks?list=all&deal=" + deal)
                .body()
                .at("/items")
                .forEach(item -> keys.add(item.at("/key").asText()));
        return keys;
    }

    private long completions(String deal) {
        long found = 0;
        for (var entry : api.as("auditor")
                .get("/api/deals/" + deal + "/trail?size=200")
                .body()
                .at("/items")) {
            found += entry.at("/action").asText().equals("task.completed") ? 1 : 0;
        }
        return found;
    }

    private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
