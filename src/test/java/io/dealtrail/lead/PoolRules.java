package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.worklist.ReturnToPoolStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The public pool: who sees it, who takes what, and how much, on each database. */
abstract class PoolRules {

    private static final AtomicInteger LEADS = new AtomicInteger();
    private static final String HASH = new BCryptPasswordEncoder(4).encode("demo");

    @Autowired
    Api api;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    ReturnToPoolStep returnToPool;

    @Autowired
    TransactionTemplate transaction;

    private String first = "";
    private String second = "";

    /** Fresh people, so that nobody's quota is used up by another test. */
    @BeforeEach
    void twoRepsOfNoTeam() {
        first = rep();
        second = rep();
    }

    @Test
    void whatNobodyHasIsInThePoolWithItsScoreAndAge() {
        String deal = pooled("referral");
        JsonNode row = inPool(first, deal);
        assertThat(row.at("/score").isNumber()).isTrue();
        assertThat(row.at("/source").asText()).isEqualTo("referral");
        assertThat(row.at("/createdAt").asText()).isNotEmpty();
        assertThat(inPool("dustin.brinkmann", deal).isMissingNode()).isFalse();
        assertThat(inPool("director", deal).isMissingNode()).isFalse();
        assertThat(api.as(first)
                        .get("/api/leads/pool?source=fair&size=200")
                        .body()
                        .toString())
                .doesNotContain(deal);
        api.as("legal").get("/api/leads/pool").expect(403);
        api.as("auditor").post("/api/leads/pool/" + deal + "/claim", null).expect(403);
        Answer page = api.as(first).get("/api/leads/pool?size=1").expect(200);
        pooled("web");
        assertThat(api.as(first)
                        .get("/api/leads/pool?size=1")
                        .body()
                        .at("/next")
                        .asText())
                .isNotEmpty();
        api.as(first).get("/api/leads/pool?after=nonsense").expect(400);
        assertThat(page.body().at("/items")).hasSize(1);
    }

    @Test
    void whoClaimsALeadOwnsItAndMayPutItBack() {
        String deal = pooled("web");
        api.as(first).post("/api/leads/pool/" + deal + "/claim", null).expect(200);
        assertThat(api.as(first).get("/api/deals/" + deal).expect(200).text("/owner"))
                .isEqualTo(first);
        assertThat(inPool(second, deal).isMissingNode()).isTrue();
        assertThat(api.as(second)
                        .post("/api/leads/pool/" + deal + "/claim", null)
                        .expect(409)
                        .text("/code"))
                .isEqualTo("pool.gone");
        assertThat(api.as(second)
                        .post("/api/leads/pool/D-999999/claim", null)
                        .expect(409)
                        .text("/code"))
                .isEqualTo("pool.gone");
        api.as(second).post("/api/leads/pool/" + deal + "/return", null).expect(409);
        api.as(first).post("/api/leads/pool/" + deal + "/return", null).expect(200);
        assertThat(inPool(second, deal).isMissingNode()).isFalse();
        api.as(first).post("/api/leads/pool/" + deal + "/return", null).expect(409);
    }

    @Test
    void whatIsWorkedOnIsNotPutBackByItsClaimer() {
        String deal = pooled("web");
        api.as(first).post("/api/leads/pool/" + deal + "/claim", null).expect(200);
        String task = api.as(first).get("/api/tasks?deal=" + deal).text("/items/0/id");
        api.as(first)
                .post("/api/tasks/" + task + "/complete", "{\"values\":{\"reached\":true}}")
                .expect(200);
        api.as(first).post("/api/leads/pool/" + deal + "/return", null).expect(409);
    }

    @Test
    void twoWhoClaimOneAtOnceGetItOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            String deal = pooled("web");
            List<Answer> answers = inParallel(List.of(claim(first, deal), claim(second, deal)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers.stream().filter(a -> a.status() == 409).map(a -> a.text("/code")))
                    .containsExactly("pool.gone");
        }
    }

    @Test
    void theQuotaHoldsHoweverManyClaimsComeAtOnce() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            calls.add(claim(first, pooled("web")));
        }
        List<Answer> answers = inParallel(calls);
        assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(10);
        assertThat(answers.stream().filter(a -> a.status() != 200).map(a -> a.text("/code")))
                .hasSize(4)
                .containsOnly("pool.quotaDaily");
    }

    @Test
    void theQuotaCountsClaimsFromTheTaskListToo() {
        String last = "";
        for (int i = 0; i < 11; i++) {
            last = pooled("web");
            String task =
                    api.as(first).get("/api/tasks?list=queue&deal=" + last).text("/items/0/id");
            api.as(first).post("/api/tasks/" + task + "/claim", null).expect(i < 10 ? 200 : 409);
        }
        assertThat(inPool(second, last).isMissingNode()).isFalse();
    }

    @Test
    void aManagerGivesALeadToSomebodyOfTheOwnTeam() {
        String deal = pooled("web");
        String path = "/api/leads/pool/" + deal + "/assign";
        api.as(first).post(path, "{\"user\":\"anna.snelling\"}").expect(403);
        assertThat(api.as("dustin.brinkmann")
                        .post(path, "{\"user\":\"violet.mclelland\"}")
                        .expect(422)
                        .text("/code"))
                .isEqualTo("pool.cannotGive");
        api.as("dustin.brinkmann").post(path, "{}").expect(422);
        api.as("dustin.brinkmann")
                .post(path, "{\"user\":\"anna.snelling\",\"note\":\"Speaks Danish\"}")
                .expect(200);
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).expect(200).text("/owner"))
                .isEqualTo("anna.snelling");
        assertThat(api.as("anna.snelling").get("/api/tasks?deal=" + deal).text("/items/0/id"))
                .isNotEmpty();
        api.as("director").post(path, "{\"user\":\"li.na\"}").expect(409);
        api.as("cara.losch").post("/api/leads/pool/" + deal + "/return", null).expect(409);
        api.as("dustin.brinkmann")
                .post("/api/leads/pool/" + deal + "/return", null)
                .expect(200);
    }

    @Test
    void whoEnteredALeadSeesWhereItWent() {
        String mine = lead("director", "phone");
        JsonNode rows = api.as("director").get("/api/leads?size=1").expect(200).body();
        assertThat(rows.at("/items/0/number").asText()).isEqualTo(mine);
        assertThat(rows.at("/items/0/owner").asText()).isNotEmpty();
        String foreign = lead("legal", "phone");
        assertThat(api.as("legal").get("/api/leads?size=1").text("/items/0/visible"))
                .isEqualTo("false");
        api.as("legal").get("/api/deals/" + foreign).expect(404);
        assertThat(api.as("director").get("/api/leads?size=200").body().toString())
                .doesNotContain(foreign);
        api.as("auditor").get("/api/leads").expect(403);
    }

    private Callable<Answer> claim(String who, String deal) {
        return () -> api.as(who).post("/api/leads/pool/" + deal + "/claim", null);
    }

    private String rep() {
        String username = "pool.rep" + LEADS.incrementAndGet();
        if (people.find(username).isEmpty()) {
            accounts.createHashed(
                    new Person(
                            username,
                            username,
                            null,
                            null,
                            null,
                            Set.of(Role.REP),
                            Set.of("sales-reps"),
                            null,
                            null,
                            true),
                    HASH);
        }
        return username;
    }

    private String lead(String who, String source) {
        String company = "Pool " + LEADS.incrementAndGet() + "y";
        return api.as(who)
                .post(
                        "/api/leads",
                        "{\"company\":\"" + company + "\",\"source\":\"" + source + "\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
    }

    private String pooled(String source) {
        String deal = lead("director", source);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(deal);
        transaction.executeWithoutResult(status -> returnToPool.execute(execution));
        return deal;
    }

    private JsonNode inPool(String who, String deal) {
        for (JsonNode row :
                api.as(who).get("/api/leads/pool?size=200").expect(200).body().at("/items")) {
            if (row.at("/number").asText().equals(deal)) {
                return row;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
