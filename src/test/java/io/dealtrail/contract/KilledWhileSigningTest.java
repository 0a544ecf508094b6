package io.dealtrail.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.ProductProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The product is killed while contracts go out, are signed and are sealed: nothing is sent twice, nothing signed and lost. */
class KilledWhileSigningTest {

    private static final int DEALS = 12;

    private final String database = Postgres.freshDatabase();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nothingIsSentTwiceAndNothingSignedIsLost() throws Exception {
        ProductProcess product = new ProductProcess(
                database,
                "--dealtrail.link.per-minute=10000",
                // What a killed process had begun is taken up again soon.
                "--camunda.bpm.job-execution.lock-time-in-millis=5000");
        try {
            List<String> deals = atTheirContracts(product.api());

            Set<String> checked = killedHalfWay(
                    product,
                    deals,
                    deal -> complete(product.api(), "dustin.brinkmann", deal, "checkContract", "{\"complete\":true}")
                            == 200);
            product.restart();
            for (String deal : deals) {
                if (!checked.contains(deal) && state(product.api(), deal).equals("DRAFT")) {
                    complete(product.api(), "dustin.brinkmann", deal, "checkContract", "{\"complete\":true}");
                }
                await(product.api(), deal, "/state", "SENT");
            }
            for (String deal : deals) {
                assertThat(count("select count(*) from outbox_mail where mail_key like ?", "contract:" + deal + ":2%"))
                        .as("letters about " + deal)
                        .isEqualTo(1);
                assertThat(trail(deal, "contract.sent")).isEqualTo(1);
                assertThat(count("select count(*) from document where deal = ? and kind = 'contract'", deal))
                        .isEqualTo(1);
            }

            Set<String> signed = killedHalfWay(product, deals, deal -> sign(product.api(), deal) == 302);
            product.restart();
            for (String deal : deals) {
                String state = state(product.api(), deal);
                assertThat(state).as(deal).isIn(signed.contains(deal) ? List.of("SIGNED") : List.of("SIGNED", "SENT"));
                assertThat(count("select count(*) from contract_signature where deal = ?", deal))
                        .as("signatures of " + deal)
                        .isEqualTo(state.equals("SIGNED") ? 1 : 0);
                if (state.equals("SENT")) {
                    assertThat(sign(product.api(), deal)).isEqualTo(302);
                }
                assertThat(trail(deal, "contract.signed")).isEqualTo(1);
            }

            killedHalfWay(
                    product,
                    deals,
                    deal -> complete(product.api(), "director", deal, "countersign", "{\"signed\":true}") == 200);
            product.restart();
            for (String deal : deals) {
                if (state(product.api(), deal).equals("SIGNED")) {
                    complete(product.api(), "director", deal, "countersign", "{\"signed\":true}");
                }
            }
            for (String deal : deals) {
                await(product.api(), deal, "/status", "WON");
                assertThat(trail(deal, "contract.sealed")).isEqualTo(1);
                assertThat(count("select count(*) from document where deal = ? and kind = 'contract-sealed'", deal))
                        .isEqualTo(1);
                assertThat(count(
                                "select count(*) from outbox_mail where mail_key like ?",
                                "contract:" + deal + ":sealed:%"))
                        .isEqualTo(2);
            }
        } finally {
            product.kill();
        }
    }

    /** Four clients work on the deals until half of them are answered for; then the product is gone. */
    private static Set<String> killedHalfWay(ProductProcess product, List<String> deals, Predicate<String> work)
            throws InterruptedException {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        CountDownLatch half = new CountDownLatch(deals.size() / 2);
        ExecutorService clients = Executors.newFixedThreadPool(4);
        deals.forEach(deal -> clients.submit(() -> {
            if (work.test(deal)) {
                answered.add(deal);
                half.countDown();
            }
            return null;
        }));
        assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
        product.kill();
        clients.shutdownNow();
        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    private List<String> atTheirContracts(Api api) throws InterruptedException {
        api.as("director").post("/api/products", """
                {"name":"Pump","listPrice":{"amount":"1000.00","currency":"USD"}}""").expect(201);
        List<String> deals = new ArrayList<>();
        for (int i = 0; i < DEALS; i++) {
            String deal = api.as("anna.snelling")
                    .post("/api/leads", """
                            {"company":"Signing %d","source":"web","region":"Central",
                             "contact":{"name":"Carl %d","email":"carl%d@signing.example"}}""".formatted(i, i, i))
                    .expect(201)
                    .text("/deal");
            does(api, deal, "contactLead", "{\"reached\":true}");
            does(api, deal, "qualifyLead", "{\"outcome\":\"qualified\"}");
            does(api, deal, "holdDiscovery", "{\"metAt\":\"2026-03-02T10:00:00Z\"}");
            does(api, deal, "recordNeeds", """
                    {"pains":"old pumps","decisionMaker":"Carl","expectedCloseOn":"2036-03-02","fit":"standard"}""");
            api.as("anna.snelling")
                    .post("/api/deals/" + deal + "/proposals", """
                    {"lines":[{"product":"Pump","quantity":1}]}""")
                    .expect(201);
            does(api, deal, "draftProposal", "{}");
            deals.add(deal);
        }
        for (String deal : deals) {
            await(api, deal, "/proposals/0/state", "SENT");
            api.as("anna.snelling")
                    .post("/api/deals/" + deal + "/messages", "{\"name\":\"proposal.accepted\",\"values\":{}}")
                    .expect(200);
        }
        return deals;
    }

    private static void does(Api api, String deal, String key, String values) {
        assertThat(complete(api, "anna.snelling", deal, key, values)).as(key).isEqualTo(200);
    }

    private static int complete(Api api, String who, String deal, String key, String values) {
        for (var task :
                api.as(who).get("/api/tasks?list=all&deal=" + deal).body().at("/items")) {
            if (task.at("/key").asText().equals(key)) {
                String path = "/api/tasks/" + task.at("/id").asText() + "/complete";
                return api.as(who).post(path, "{\"values\":" + values + "}").status();
            }
        }
        return 404;
    }

    private int sign(Api api, String deal) {
        try {
            String body = text("select body from outbox_mail where mail_key like ?", "contract:" + deal + ":2%");
            Matcher link = Pattern.compile("/p/[\\w-]{43}").matcher(body);
            assertThat(link.find()).isTrue();
            String paper = text("select sha256 from document where deal = ? and kind = 'contract'", deal);
            HttpRequest request = HttpRequest.newBuilder(URI.create(api.base() + link.group()))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "answer=sign&name=Carl+Buyer&consent=on&document=" + paper))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException gone) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String state(Api api, String deal) {
        return api.as("director")
                .get("/api/deals/" + deal + "/contract")
                .expect(200)
                .text("/state");
    }

    /** What the job executor does takes its time. */
    private static void await(Api api, String deal, String pointer, String expected) throws InterruptedException {
        String path = "/api/deals/" + deal + (pointer.equals("/state") ? "/contract" : "");
        String found = "";
        for (int i = 0; i < 600 && !found.equals(expected); i++) {
            found = api.as("director").get(path).text(pointer);
            if (!found.equals(expected)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        assertThat(found).as(deal + pointer).isEqualTo(expected);
    }

    private int trail(String deal, String action) {
        return count("select count(*) from trail_entry where subject = ? and action = '" + action + "'", deal);
    }

    private int count(String sql, String param) {
        return Integer.parseInt(text(sql, param));
    }

    private String text(String sql, String param) {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, param);
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).as(sql + " " + param).isTrue();
                return found.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
