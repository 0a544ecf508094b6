package io.dealtrail.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Other systems hear of what happened to deals, and of nothing else, signed and once for each event. */
abstract class WebhookRules {

    @Autowired
    private Api api;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ManagementService management;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ObjectMapper json;

    private final Receiver receiver = new Receiver();
    private String endpoint = "";
    private String secret = "";

    @BeforeEach
    void anEndpoint() {
        clock.setTo(MovableClock.START);
        jdbc.update("update webhook_endpoint set removed_at = current_timestamp where removed_at is null");
        Api.Answer made = admin().post(
                        "/api/webhooks", body("Books", receiver.url(), "deal.opened", "deal.lost", "stage.entered"))
                .expect(201);
        endpoint = made.text("/endpoint/id");
        secret = made.text("/secret");
    }

    @AfterEach
    void close() {
        admin().delete("/api/webhooks/" + endpoint);
        receiver.close();
        clock.setTo(MovableClock.START);
    }

    @Test
    void whatHappensIsToldSignedWithTheDealAsItStands() throws Exception {
        String deal = lead();
        assertThat(receiver.got).as("before the commit and its job").isEmpty();
        runJobs();
        assertThat(receiver.got).extracting(Receiver.Got::type).contains("deal.opened", "stage.entered");
        Receiver.Got opened = receiver.got.stream()
                .filter(g -> g.type().equals("deal.opened"))
                .findFirst()
                .orElseThrow();
        assertThat(opened.signature()).isEqualTo(Sender.signature(secret, opened.body(), clock.instant()));
        JsonNode told = json.readTree(opened.body());
        assertThat(told.at("/deal/number").asText()).isEqualTo(deal);
        assertThat(told.at("/deal/stage").asText()).isEqualTo("lead-qualification");
        assertThat(told.at("/deal/owner").asText()).isEqualTo("anna.snelling");
        assertThat(told.at("/deal/url").asText()).endsWith("/deals/" + deal);
        assertThat(told.at("/actor").asText()).isEqualTo("person:anna.snelling");
        assertThat(told.at("/id").asText()).isEqualTo(opened.key());
        assertThat(told.at("/changes").toString()).contains("title");
        assertThat(log("DELIVERED").at("/total").asInt()).isEqualTo(receiver.got.size());
        assertThat(log("DELIVERED").at("/items/0/tries/0/status").asInt()).isEqualTo(200);
        assertThat(log("DELIVERED").at("/items/0/tries/0/answer").asText()).isEqualTo("thanks");
    }

    @Test
    void whatIsNotChosenOrDidNotHappenIsNotTold() {
        api.as("anna.snelling")
                .post("/api/leads", "{\"company\":\"\",\"source\":\"web\"}")
                .expect(422);
        String deal = lead();
        runJobs();
        receiver.got.clear();
        api.as("anna.snelling")
                .patch("/api/deals/" + deal, "{\"title\":\"Other\",\"version\":" + version(deal) + "}")
                .expect(200);
        runJobs();
        assertThat(receiver.got).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainLaterUnderTheSameIdAndThenGivenUp() {
        receiver.status = 500;
        receiver.answer = "out of order <b>";
        String deal = lead();
        for (Duration pause :
                List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))) {
            runJobs();
            int before = receiver.got.size();
            runJobs();
            assertThat(receiver.got).as("nothing before its time").hasSize(before);
            clock.advance(pause);
        }
        runJobs();
        assertThat(log("WAITING").at("/total").asInt()).isZero();
        JsonNode failed = log("FAILED").at("/items/0");
        assertThat(failed.at("/attempts").asInt()).isEqualTo(5);
        assertThat(failed.at("/tries/4/answer").asText()).isEqualTo("out of order <b>");
        String event = failed.at("/event").asText();
        assertThat(receiver.got.stream().filter(g -> g.key().equals(event))).hasSize(5);

        assertThat(page("/webhooks/" + endpoint))
                .contains("out of order &lt;b&gt;")
                .doesNotContain("order <b>");

        receiver.status = 204;
        String path =
                "/api/webhooks/" + endpoint + "/deliveries/" + failed.at("/id").asText();
        admin().post(path + "/replay", "").expect(202);
        assertThat(admin().post(path + "/replay", "").expect(409).text("/code")).isEqualTo("webhook.onItsWay");
        runJobs();
        assertThat(receiver.got.get(receiver.got.size() - 1).key()).isEqualTo(event);
        assertThat(log("DELIVERED").at("/items/0/attempts").asInt()).isEqualTo(6);
        assertThat(deal).isNotBlank();
    }

    @Test
    void anAnswerThatSendsUsElsewhereIsNotFollowed() {
        receiver.status = 302;
        lead();
        runJobs();
        assertThat(log("WAITING").at("/items/0/tries/0/status").asInt()).isEqualTo(302);
    }

    @Test
    void anEndpointThatKeepsFailingIsSwitchedOffAndTheAdminHearsOfIt() {
        receiver.status = 500;
        for (int i = 0; i < 12; i++) {
            lead();
        }
        runJobs();
        assertThat(admin().get("/api/webhooks/" + endpoint).text("/state")).isEqualTo("BROKEN");
        assertThat(receiver.got).hasSize(20);
        assertThat(admin().get("/api/notifications").body().toString()).contains("webhook.broken");
        receiver.got.clear();
        lead();
        clock.advance(Duration.ofMinutes(5));
        runJobs();
        assertThat(receiver.got).isEmpty();
        assertThat(log("SKIPPED").at("/total").asInt()).isPositive();
        receiver.status = 200;
        admin().post("/api/webhooks/" + endpoint + "/on", "").expect(200);
        lead();
        runJobs();
        assertThat(receiver.got).isNotEmpty();
    }

    @Test
    void anEndpointThatIsNotThereIsLeftInPeaceForAWhile() {
        receiver.close();
        lead();
        runJobs();
        JsonNode waiting = log("WAITING");
        assertThat(waiting.at("/total").asInt()).isEqualTo(2);
        int tries = waiting.at("/items/0/attempts").asInt()
                + waiting.at("/items/1/attempts").asInt();
        assertThat(tries).as("the second waits for the first one's retry").isEqualTo(1);
    }

    @Test
    void aTestIsSentOnceAndAlsoWhenTheEndpointIsOff() {
        admin().post("/api/webhooks/" + endpoint + "/off", "").expect(200);
        admin().post("/api/webhooks/" + endpoint + "/test", "").expect(202);
        runJobs();
        assertThat(receiver.got).extracting(Receiver.Got::type).containsExactly("test");
    }

    @Test
    void aNewSecretSignsFromThenOnAndNoAnswerTellsItAgain() {
        Api.Answer made =
                admin().post("/api/webhooks/" + endpoint + "/secret", "").expect(200);
        assertThat(made.text("/secret")).isNotEqualTo(secret).hasSizeGreaterThan(40);
        lead();
        runJobs();
        Receiver.Got told = receiver.got.get(0);
        assertThat(told.signature()).isEqualTo(Sender.signature(made.text("/secret"), told.body(), clock.instant()));
        assertThat(admin().get("/api/webhooks").raw().body()).doesNotContain(made.text("/secret"));
        assertThat(page("/webhooks/" + endpoint)).doesNotContain(made.text("/secret"));
    }

    @Test
    void onlyAdminsKeepEndpoints() {
        for (String other : List.of("anna.snelling", "dustin.brinkmann", "director", "auditor")) {
            api.as(other).get("/api/webhooks").expect(403);
            api.as(other)
                    .post("/api/webhooks", body("X", receiver.url(), "deal.won"))
                    .expect(403);
        }
        assertThat(Pages.of(api.base(), "anna.snelling").get("/webhooks").statusCode())
                .isEqualTo(403);
        admin().get("/api/webhooks/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void whatIsNoAddressOfAnotherSystemIsRefused() {
        for (String url : List.of(
                "ftp://example.com/x",
                "nonsense",
                "https://user:pw@127.0.0.1/",
                "http://169.254.169.254/latest",
                "https://no.such.host.invalid/",
                "javascript:alert(1)")) {
            assertThat(admin().post("/api/webhooks", body("X", url, "deal.won"))
                            .expect(422)
                            .text("/errors/0/field"))
                    .as(url)
                    .isEqualTo("url");
        }
        admin().post("/api/webhooks", body("X", receiver.url())).expect(422);
        admin().post("/api/webhooks", body("X", receiver.url(), "no.event")).expect(422);
        admin().post("/api/webhooks", body("", receiver.url(), "deal.won")).expect(422);
    }

    @Test
    void withoutLeaveNothingIsSentIntoThePrivateNetwork() throws Exception {
        Destinations strict = new Destinations(new WebhookSettings(false, Duration.ofSeconds(1), 20, Duration.ZERO));
        for (String host : List.of(
                "127.0.0.1",
                "10.0.0.1",
                "172.16.3.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "2002:7f00:1::")) {
            assertThat(Destinations.isPublic(InetAddress.getByName(host)))
                    .as(host)
                    .isFalse();
        }
        assertThat(Destinations.isPublic(InetAddress.getByName("93.184.216.34")))
                .isTrue();
        assertThat(Destinations.isPublic(InetAddress.getByName("2606:2800:220:1::1")))
                .isTrue();
        assertThat(strict.fault("https://127.0.0.1/")).contains("webhook.private");
        assertThat(strict.fault("http://93.184.216.34/")).contains("webhook.https");
        // A name may lead there later: the sender asks again.
        try (Sender sender =
                new Sender(new WebhookSettings(false, Duration.ofSeconds(1), 20, Duration.ZERO), strict, clock)) {
            Delivery delivery = new Delivery(
                    1,
                    endpoint,
                    "e",
                    "test",
                    null,
                    "{}",
                    Delivery.State.WAITING,
                    0,
                    java.time.OffsetDateTime.now(clock),
                    null,
                    List.of());
            assertThat(sender.send(receiver.url(), "s", delivery).error()).contains("no public address");
            assertThat(receiver.got).isEmpty();
        }
    }

    @Test
    void aChangeByAPageIsConfirmedAndAFaultTold() {
        Pages pages = Pages.of(api.base(), "admin");
        assertThat(pages.post("/webhooks", Map.of("name", "<script>", "url", "x", "events", "deal.won"))
                        .body())
                .contains("&lt;script&gt;")
                .doesNotContain("value=\"<script>");
        var made = pages.post("/webhooks", Map.of("name", "By page", "url", receiver.url(), "events", "deal.won"));
        assertThat(made.statusCode()).isEqualTo(302);
        String there = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        String page = pages.get(there).body();
        assertThat(page).contains("By page", "id=\"secret\"");
        assertThat(pages.get(there).body()).doesNotContain("id=\"secret\"");
    }

    private Api admin() {
        return api.as("admin");
    }

    private String page(String path) {
        return Pages.of(api.base(), "admin").get(path).body();
    }

    private JsonNode log(String state) {
        return admin().get("/api/webhooks/" + endpoint + "/deliveries?state=" + state)
                .expect(200)
                .body();
    }

    private long version(String deal) {
        return api.as("anna.snelling")
                .get("/api/deals/" + deal)
                .body()
                .at("/version")
                .asLong();
    }

    private String lead() {
        return api.as("anna.snelling")
                .post(
                        "/api/leads",
                        "{\"company\":\"Hooked " + UUID.randomUUID() + "\",\"source\":\"web\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
    }

    /** What is due now, as the job executor would run it. */
    private void runJobs() {
        Instant now = clock.instant();
        for (List<String> due = due(now); !due.isEmpty(); due = due(now)) {
            due.forEach(management::executeJob);
        }
    }

    private List<String> due(Instant now) {
        return jdbc.queryForList(
                "select ID_ from ACT_RU_JOB where HANDLER_TYPE_ = 'dealtrail-errand' and SUSPENSION_STATE_ = 1"
                        + " and HANDLER_CFG_ like 'webhook:%' and (DUEDATE_ is null or DUEDATE_ <= ?) order by ID_",
                String.class, Timestamp.from(now));
    }

    private static String body(String name, String url, String... events) {
        return "{\"name\":\"" + name + "\",\"url\":\"" + url + "\",\"events\":["
                + String.join(
                        ",", List.of(events).stream().map(e -> '"' + e + '"').toList()) + "]}";
    }
}
