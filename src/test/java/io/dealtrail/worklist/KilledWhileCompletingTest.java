package io.dealtrail.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.ProductProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The product is killed while four clients complete tasks: what was answered is kept, nothing happened twice, timers live. */
class KilledWhileCompletingTest {

    private static final int DEALS = 60;

    @Test
    void everyAcceptedCompletionIsThereAfterAKill() throws Exception {
        ProductProcess product = new ProductProcess(Postgres.freshDatabase());
        Api anna = product.api().as("anna.snelling");
        ConcurrentLinkedQueue<String> tasks = new ConcurrentLinkedQueue<>();
        List<String> deals = new ArrayList<>();
        for (int i = 0; i < DEALS; i++) {
            String deal = anna.post("/api/leads", "{\"company\":\"Killed " + i + "\",\"source\":\"web\"}")
                    .expect(201)
                    .text("/deal");
            deals.add(deal);
            tasks.add(anna.get("/api/tasks?deal=" + deal).expect(200).text("/items/0/id"));
        }
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        CountDownLatch half = new CountDownLatch(DEALS / 2);
        ExecutorService clients = Executors.newFixedThreadPool(4);
        for (int c = 0; c < 4; c++) {
            clients.submit(() -> {
                for (String task = tasks.poll(); task != null; task = tasks.poll()) {
                    int status = anna.post("/api/tasks/" + task + "/complete", "{\"values\":{\"reached\":true}}")
                            .status();
                    if (status == 200) {
                        accepted.add(task);
                        half.countDown();
                    }
                }
                return null;
            });
        }
        assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
        product.kill();
        clients.shutdownNow();
        assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        product.restart();
        try {
            Api director = product.api().as("director");
            for (String task : accepted) {
                assertThat(director.get("/api/tasks/" + task).expect(200).text("/state"))
                        .isEqualTo("completed");
            }
            for (String deal : deals) {
                Api.Answer whole = director.get("/api/deals/" + deal).expect(200);
                assertThat(whole.body().at("/tasks")).as(deal).hasSize(1);
                assertThat(whole.body().at("/timers")).as("timers of " + deal).isNotEmpty();
            }
            assertThat(director.get("/api/tasks?list=all&size=1")
                            .body()
                            .at("/total")
                            .asInt())
                    .isEqualTo(DEALS);
            Api.Answer verified =
                    product.api().as("auditor").get("/api/trail/verify").expect(200);
            assertThat(verified.body().at("/complete").asBoolean())
                    .as(verified.raw().body())
                    .isTrue();
            assertThat(verified.body().at("/unaltered").asBoolean()).isTrue();
        } finally {
            product.kill();
        }
    }
}
