package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads by REST with the shipped models, on each database. */
abstract class LeadIntake {

    private static final String REP = "anna.snelling";
    private static final String FAR_REP = "violet.mclelland";
    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ManagementService jobs;

    /** A company that no other test has, and its mail domain. */
    private String company = "";

    private String domain = "";

    @BeforeEach
    void aFreshCompany() {
        int n = COMPANIES.incrementAndGet();
        company = "Intake " + n + "x";
        domain = "intake" + n + ".example";
    }

    @Test
    void aLeadBecomesADealWithAccountContactNoteAndTask() {
        Answer answer = send(REP, """
                {"company":"%s, Inc.","contact":{"name":"Li Wei","email":"Li.Wei@%s","phone":"(202) 555-0143"},
                 "source":"web","region":"Central","employees":40,"amount":{"amount":"1200.00","currency":"USD"},
                 "message":"Looking for twenty licences"}""".formatted(company, domain)).expect(201);
        String number = answer.text("/deal");
        assertThat(answer.raw().headers().firstValue("Location")).contains("/api/deals/" + number);
        assertThat(answer.body().has("duplicateOf")).isFalse();
        JsonNode deal = deal(REP, number);
        assertThat(deal.at("/title").asText()).isEqualTo(company + ", Inc.: Looking for twenty licences");
        assertThat(deal.at("/customer").asText()).isEqualTo(company + ", Inc.");
        assertThat(deal.at("/owner").asText()).isEqualTo(REP);
        assertThat(deal.at("/stage").asText()).isEqualTo("lead-qualification");
        assertThat(deal.at("/score").isNumber()).isTrue();
        assertThat(deal.at("/contacts/0/email").asText()).isEqualTo("li.wei@" + domain);
        assertThat(deal.at("/contacts/0/phone").asText()).isEqualTo("+12025550143");
        JsonNode said = api.as(REP)
                .get("/api/deals/" + number + "/interactions")
                .expect(200)
                .body();
        assertThat(said.at("/total").asInt()).isEqualTo(1);
        assertThat(said.at("/items/0/kind").asText()).isEqualTo("note");
        assertThat(said.at("/items/0/text").asText()).isEqualTo("Looking for twenty licences");
        assertThat(task(REP, number)).isEqualTo("contactLead");
        assertThat(actions(number)).contains("lead.captured", "deal.scored", "interaction.recorded", "contact.linked");
    }

    @Test
    void onlyARepsLeadIsTheCreatorsOwn() {
        String number = captured("director", lead(company, null, null, "East"));
        assertThat(deal("director", number).at("/owner").asText()).isEqualTo(FAR_REP);
    }

    @Test
    void theSameLeadComesInOnceFromASource() {
        String body = """
                {"company":"%s","source":"fair","externalId":"%s"}""".formatted(company, domain);
        String number = captured(REP, body);
        Answer again = send(REP, body).expect(409);
        assertThat(again.text("/code")).isEqualTo("lead.exists");
        assertThat(again.text("/deal")).isEqualTo(number);
        send(REP, body.replace("fair", "ad")).expect(201);
    }

    @Test
    void theSameRequestGivesTheSameAnswerInsteadOfAConflict() {
        String body = """
                {"company":"%s","source":"fair","externalId":"%s"}""".formatted(company, domain);
        Api keyed = api.as(REP).with("Idempotency-Key", domain);
        String first = keyed.post("/api/leads", body).expect(201).text("/deal");
        assertThat(keyed.post("/api/leads", body).expect(201).text("/deal")).isEqualTo(first);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsKept() {
        JsonNode errors = send(REP, """
                {"company":" ","contact":{"email":"nobody","phone":"call me"},"source":"rumour","employees":-1,
                 "amount":{"amount":"-5.00","currency":"USD"}}""").expect(422).body().at("/errors");
        assertThat(errors.findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "company", "contact.email", "contact.phone", "source", "employees", "amount");
        String start = "{\"company\":\"" + company + "\",\"source\":\"web\"";
        send(REP, start + ",\"amount\":{\"amount\":\"1.005\",\"currency\":\"USD\"}}")
                .expect(422);
        send(REP, start + ",\"message\":\"" + "x".repeat(10_001) + "\"}").expect(422);
        send(REP, start + ",\"industry\":\"a\\u0000b\"}").expect(422);
        send(REP, start + ",\"colour\":1}").expect(400);
        send(REP, start).expect(400);
        send("auditor", start + "}").expect(403);
        assertThat(count("select count(*) from account where name = :value", company))
                .isZero();
    }

    @Test
    void aDuplicateByEmailPhoneOrCompanyIsNamedByItsNumberOnly() {
        String first = captured(REP, lead(company, "a@" + domain, "+12025550101", "East"));
        String byMail = duplicate(
                FAR_REP, lead(company + " Elsewhere", "A@" + domain.toUpperCase(Locale.ROOT), null, "West"), first);
        duplicate(FAR_REP, lead(company + " Overseas", null, "+1 202-555-0101", "West"), first);
        duplicate(FAR_REP, lead(company.toUpperCase(Locale.ROOT) + " Ltd.", null, null, "east"), first);
        assertThat(send(FAR_REP, lead(company, null, null, "West"))
                        .expect(201)
                        .body()
                        .has("duplicateOf"))
                .isFalse();
        assertThat(task(FAR_REP, byMail)).isEqualTo("resolveDuplicate");
        api.as(FAR_REP).get("/api/deals/" + first).expect(404);
    }

    @Test
    void aSharedMailDomainIsNoDuplicate() {
        captured(REP, lead(company, "a@" + domain, null, null));
        String other = captured(REP, lead(company + " Other", "b@" + domain, null, null));
        assertThat(task(REP, other)).isEqualTo("contactLead");
    }

    @Test
    void aMergedLeadGivesEverythingToTheOtherDeal() {
        String first = captured(REP, lead(company, "kept@" + domain, null, null));
        String second = duplicate(REP, """
                {"company":"%s","contact":{"name":"New","email":"new@%s"},"source":"phone","message":"Called again"}""".formatted(company, domain), first);
        String task = taskId(REP, second);
        assertThat(complete(task, "{\"resolution\":\"merge\"}").expect(422).text("/errors/0/field"))
                .isEqualTo("mergeInto");
        for (String wrong : List.of("D-999999", second, "no-account")) {
            assertThat(complete(task, "{\"resolution\":\"merge\",\"mergeInto\":\"" + wrong + "\"}")
                            .expect(422)
                            .text("/errors/0/code"))
                    .isEqualTo("lead.mergeInto");
        }
        complete(task, "{\"resolution\":\"merge\",\"mergeInto\":\" " + first.toLowerCase(Locale.ROOT) + " \"}")
                .expect(200);
        assertThat(deal(REP, second).at("/status").asText()).isEqualTo("DISQUALIFIED");
        assertThat(deal(REP, second).at("/contacts")).isEmpty();
        assertThat(deal(REP, first).at("/status").asText()).isEqualTo("OPEN");
        assertThat(deal(REP, first).at("/contacts").findValuesAsText("email"))
                .containsExactlyInAnyOrder("kept@" + domain, "new@" + domain);
        assertThat(api.as(REP).get("/api/deals/" + first + "/interactions").text("/items/0/text"))
                .isEqualTo("Called again");
        for (String number : List.of(first, second)) {
            assertThat(actions(number)).contains("deal.merged");
            JsonNode verified = api.as(REP)
                    .get("/api/deals/" + number + "/trail/verify")
                    .expect(200)
                    .body();
            assertThat(verified.at("/complete").asBoolean()
                            && verified.at("/unaltered").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whatIsKeptApartGoesOnAndIsNotAskedAboutAgain() {
        String first = captured(REP, lead(company, null, null, null));
        String second = duplicate(REP, lead(company, null, null, null), first);
        complete(taskId(REP, second), "{\"resolution\":\"keep\"}").expect(200);
        assertThat(task(REP, second)).isEqualTo("contactLead");
        assertThat(count("select count(*) from lead_kept_apart where deal = :value", first))
                .isEqualTo(1);
        assertThat(count("select count(*) from lead_kept_apart where deal = :value", second))
                .isEqualTo(1);
    }

    @Test
    void aLeadMergedIntoAnAccountGoesOnThereAndTheOtherSpellingIsRemembered() {
        String first = captured(REP, lead(company, "one@" + domain, null, null));
        String account = account(first);
        String second = duplicate(REP, lead(company + " Typo", "one@" + domain, null, null), first);
        String typo = account(second);
        complete(taskId(REP, second), "{\"resolution\":\"merge\",\"mergeInto\":\"" + account + "\"}")
                .expect(200);
        assertThat(account(second)).isEqualTo(account);
        assertThat(task(REP, second)).isEqualTo("contactLead");
        assertThat(api.as(REP).get("/api/accounts/" + typo).expect(200).text("/mergedInto"))
                .isEqualTo(account);
        assertThat(api.as(REP)
                        .get("/api/accounts/" + account)
                        .expect(200)
                        .body()
                        .at("/contacts"))
                .hasSize(1);
        assertThat(deal(REP, second).at("/contacts")).hasSize(1);
        String third = duplicate(REP, lead(company + " typo GmbH", null, null, null), first);
        assertThat(account(third)).isEqualTo(account);
    }

    @Test
    void aParkedLeadThatComesBackIsNotJudgedAgain() {
        String first = captured(REP, lead(company, null, null, null));
        String parked = deal(REP, first).at("/number").asText();
        Instant until = clock.instant().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);
        api.as(REP)
                .post(
                        "/api/deals/" + parked + "/messages",
                        "{\"name\":\"deal.nurtured\",\"values\":{\"until\":\"" + until + "\"}}")
                .expect(200);
        captured(REP, lead(company, null, null, null));
        wake(until);
        assertThat(deal(REP, parked).at("/status").asText()).isEqualTo("OPEN");
        assertThat(task(REP, parked)).isEqualTo("contactLead");
    }

    @Test
    void theSameNewCompanyEnteredByManyAtOnceIsOneAccount() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String body = lead(company, "same@" + domain, null, "China");
                calls.add(() -> send(REP, body));
            }
            for (Future<Answer> answer : clients.invokeAll(calls)) {
                answer.get().expect(201);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(count("select count(*) from account where name = :value", company))
                .isEqualTo(1);
        assertThat(count("select count(*) from contact where email = :value", "same@" + domain))
                .isEqualTo(1);
    }

    /** Fires the one timer instead of moving the clock: forty days of everybody's ladders take a minute. */
    private void wake(Instant until) {
        String timer = jobs.createJobQuery()
                .timers()
                .duedateHigherThan(Date.from(until.minusSeconds(1)))
                .duedateLowerThan(Date.from(until.plusSeconds(1)))
                .singleResult()
                .getId();
        jobs.executeJob(timer);
    }

    private Answer send(String user, String body) {
        return api.as(user).post("/api/leads", body);
    }

    private String captured(String user, String body) {
        return send(user, body).expect(201).text("/deal");
    }

    private String duplicate(String user, String body, String of) {
        Answer answer = send(user, body).expect(201);
        List<String> others = new ArrayList<>();
        answer.body().at("/duplicateOf").forEach(number -> others.add(number.asText()));
        assertThat(others).contains(of);
        return answer.text("/deal");
    }

    private Answer complete(String task, String values) {
        return api.as(REP).post("/api/tasks/" + task + "/complete", "{\"values\":" + values + "}");
    }

    private JsonNode deal(String user, String number) {
        return api.as(user).get("/api/deals/" + number).expect(200).body();
    }

    private String task(String user, String number) {
        return deal(user, number).at("/tasks/0/key").asText();
    }

    private String taskId(String user, String number) {
        return deal(user, number).at("/tasks/0/id").asText();
    }

    private List<String> actions(String number) {
        return api.as(REP)
                .get("/api/deals/" + number + "/trail?size=200")
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("action");
    }

    private String account(String number) {
        return jdbc.sql("select account from deal where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private int count(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Integer.class).single();
    }

    private static String lead(
            String company, @Nullable String email, @Nullable String phone, @Nullable String region) {
        String contact = email == null
                ? phone == null ? "" : "\"phone\":\"" + phone + "\""
                : "\"email\":\"" + email + "\"" + (phone == null ? "" : ",\"phone\":\"" + phone + "\"");
        return "{\"company\":\"" + company + "\",\"source\":\"web\",\"contact\":{" + contact + "}"
                + (region == null ? "" : ",\"region\":\"" + region + "\"") + "}";
    }
}
