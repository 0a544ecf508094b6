package io.dealtrail.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.Dealtrail;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.ProductProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two machines move deals together and one is killed over it; then the other is alone, is killed too, and comes back: each deal goes once. */
class KilledWhileMigratingTest {

    private static final int DEALS = 300;
    private static final String PATH = "/api/processes/lead-qualification/migrations";

    @Test
    void eachDealGoesOnceWhoeverDies() throws Exception {
        String database = Postgres.freshDatabase();
        ProductProcess product = new ProductProcess(database);
        Api director = product.api().as("director");
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(Dealtrail.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=",
                        "--dealtrail.sample=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage.spring_test.platform7."
                                + "ProcessEngineCoverageConfiguration",
                        "--logging.level.root=WARN")) {
            Fleet fleet = new Fleet(other);
            JdbcClient jdbc = other.getBean(JdbcClient.class);
            List<String> deals = fleet.enter("lead-qualification", DEALS, "anna.snelling");
            int to = fleet.publish(
                    "lead-qualification", xml -> xml.replace("name=\"Contact lead\"", "name=\"Call the lead\""));

            String id = director.post(PATH, "{\"from\":1,\"to\":" + to + ",\"reason\":\"Two machines\"}")
                    .expect(202)
                    .text("/id");
            other.getBean(MigrationWorker.class).wake();
            await(jdbc, id, 60);
            product.kill();
            other.getBean(MigrationWorker.class).wake();
            await(jdbc, id, DEALS);
            assertThat(once(jdbc, "deal.migrated")).isEqualTo(DEALS);
            assertThat(jdbc.sql("select count(*) from work_item where name = 'Call the lead' and process_version = :to")
                            .param("to", to)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(DEALS);
            assertThat(deals).hasSize(DEALS);
        }

        product.restart();
        try {
            String id = director.get(PATH).expect(200).text("/items/0/id");
            finished(director, id);
            String back = director.post(PATH + "/" + id + "/reverse", "{}")
                    .expect(202)
                    .text("/id");
            while (director.get(PATH + "/" + back).text("/progress/moved").equals("0")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            product.kill();
            product.restart();
            JsonNode done = finished(director, back);
            assertThat(done.at("/state").asText()).isEqualTo("DONE");
            assertThat(done.at("/progress/moved").asInt()).isEqualTo(DEALS);
            assertThat(done.at("/progress/failed").asInt()).isZero();
            Api.Answer verified =
                    product.api().as("auditor").get("/api/trail/verify").expect(200);
            assertThat(verified.text("/complete")).isEqualTo("true");
            assertThat(verified.text("/unaltered")).isEqualTo("true");
            String deal = director.get("/api/deals?size=1").expect(200).text("/items/0/number");
            String trail =
                    director.get("/api/deals/" + deal + "/trail?size=200").raw().body();
            assertThat(trail.split("\"deal.migrated\"", -1)).hasSize(2);
            assertThat(trail.split("\"deal.migratedBack\"", -1)).hasSize(2);
        } finally {
            product.kill();
        }
    }

    /** As many deals as have exactly one entry of the kind; fails when one has more. */
    private static long once(JdbcClient jdbc, String action) {
        assertThat(jdbc.sql(
                                "select subject from trail_entry where action = :action group by subject having count(*) > 1")
                        .param("action", action)
                        .query(String.class)
                        .list())
                .isEmpty();
        return jdbc.sql("select count(*) from trail_entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    private static void await(JdbcClient jdbc, String id, int moved) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline
                && jdbc.sql("select count(*) from migration_item where migration = :id and state = 'MOVED'")
                                .param("id", id)
                                .query(Integer.class)
                                .single()
                        < moved) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static JsonNode finished(Api director, String id) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (true) {
            JsonNode run = director.get(PATH + "/" + id).expect(200).body();
            if (!run.at("/state").asText().equals("RUNNING") || System.nanoTime() > deadline) {
                return run;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
