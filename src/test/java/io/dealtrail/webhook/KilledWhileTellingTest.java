package io.dealtrail.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.ProductProcess;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The product is killed while it tells another system: every event arrives, and one that arrives twice has the same id. */
class KilledWhileTellingTest {

    private static final int DEALS = 40;

    @Test
    void everyEventArrivesAfterAKill() throws Exception {
        try (Receiver receiver = new Receiver()) {
            ProductProcess product = new ProductProcess(
                    Postgres.freshDatabase(),
                    "--dealtrail.webhook.private-addresses=true",
                    "--camunda.bpm.job-execution.lock-time-in-millis=3000");
            product.api()
                    .as("admin")
                    .post(
                            "/api/webhooks",
                            "{\"name\":\"Books\",\"url\":\"" + receiver.url() + "\",\"events\":[\"deal.opened\"]}")
                    .expect(201);
            Api anna = product.api().as("anna.snelling");
            Set<String> deals = new HashSet<>();
            for (int i = 0; i < DEALS; i++) {
                deals.add(anna.post("/api/leads", "{\"company\":\"Told " + i + "\",\"source\":\"web\"}")
                        .expect(201)
                        .text("/deal"));
            }
            product.kill();
            product.restart();
            try {
                for (int i = 0; i < 600 && !told(receiver).containsAll(deals); i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                assertThat(told(receiver)).containsExactlyInAnyOrderElementsOf(deals);
                assertThat(receiver.got.stream().map(Receiver.Got::key).distinct())
                        .hasSize(DEALS);
            } finally {
                product.kill();
            }
        }
    }

    private static Set<String> told(Receiver receiver) {
        return receiver.got.stream()
                .map(got -> got.body().replaceAll("(?s).*\"number\":\"(D-\\d+)\".*", "$1"))
                .collect(Collectors.toSet());
    }
}
