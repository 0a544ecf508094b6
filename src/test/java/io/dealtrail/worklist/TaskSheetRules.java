package io.dealtrail.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.deal.DealReaders;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Pages;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a task's page keeps, says and shows. */
abstract class TaskSheetRules {

    private static final String[] ENGLISH = {"Accept-Language", "en-US"};
    private static final String[] PART = {"Accept-Language", "en-US", "HX-Request", "true"};

    @Autowired
    private Api api;

    @Autowired
    private DealReaders readers;

    @Autowired
    private People people;

    private Pages anna;
    private String company;
    private String deal;
    private String task;

    @BeforeEach
    void aLead() {
        anna = Pages.of(api.base(), "anna.snelling");
        company = "b" + UUID.randomUUID().toString().substring(0, 8);
        deal = api.as("anna.snelling")
                .post("/api/leads", """
                        {"company":"Blatt <i>%1$s</i>","source":"web","region":"Central","contact":{"name":"Bea Blatt","email":"bea@%1$s.example"}}""".formatted(company))
                .expect(201)
                .text("/deal");
        task = task();
    }

    @Test
    void aDraftIsKeptForItsWriterAloneHoweverWrongItIs() {
        complete(Map.of("reached", "true"));
        save(Map.of("budget", "fifty", "budget.currency", "US", "need", "A <b>crane</b>"));
        String page = page();
        assertThat(page).contains("Your draft is back", "value=\"fifty\"", "A &lt;b&gt;crane&lt;/b&gt;");
        assertThat(Pages.of(api.base(), "dustin.brinkmann")
                        .get("/tasks/" + task, ENGLISH)
                        .body())
                .doesNotContain("fifty");
        assertThat(api.as("anna.snelling").get("/api/tasks/" + task + "/draft").text("/values/budget"))
                .isEqualTo("fifty");
        Pages violet = Pages.of(api.base(), "violet.mclelland");
        assertThat(violet.post("/tasks/" + task + "/draft", Map.of("need", "x")).statusCode())
                .isEqualTo(404);
        api.as("violet.mclelland").get("/api/tasks/" + task + "/draft").expect(404);
    }

    @Test
    void aDraftIsDiscardedBroughtBackAndGoneOnceTheTaskIsDone() {
        save(Map.of("note", "Rang twice"));
        anna.post("/tasks/" + task + "/draft/discard", Map.of());
        String after = page();
        assertThat(after).contains("The draft is discarded.", "/draft/restore").doesNotContain("Rang twice");
        anna.post("/tasks/" + task + "/draft/restore", Map.of());
        assertThat(page()).contains("Rang twice");
        String done = task;
        complete(Map.of("reached", "true"));
        assertThat(api.as("anna.snelling")
                        .get("/api/tasks/" + done + "/draft")
                        .body()
                        .has("savedAt"))
                .isFalse();
        assertThat(anna.post("/tasks/" + done + "/draft", Map.of("note", "too late"))
                        .body())
                .isEmpty();
    }

    @Test
    void whatHasNoPlaceInTheFormAnyMoreIsShown() {
        complete(Map.of("reached", "true"));
        save(Map.of("need", "A crane", "timeline", "nextDecade", "oldField", "Old words"));
        String page = page();
        assertThat(page).contains("A crane", "no place in it any more", "nextDecade", "Old words");
    }

    @Test
    void numbersAreReadAsTheirLanguageWritesThem() {
        complete(Map.of("reached", "true"));
        Map<String, String> form = Map.of("outcome", "qualified", "budget", "2 000,50", "budget.currency", "ZAR");
        HttpResponse<String> refused = anna.post("/tasks/" + task + "/complete", form, PART);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Budget: write an amount such as 2,000.50");
        HttpResponse<String> done = anna.post("/tasks/" + task + "/complete", form, "Accept-Language", "en-ZA");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(api.as("auditor")
                        .get("/api/deals/" + deal + "/trail?size=200")
                        .raw()
                        .body())
                .contains("2000.50 ZAR");
    }

    @Test
    void faultsStandAtTheirFieldsAndInASummaryWithLinksInTheWordsThatThePageKnows() {
        complete(Map.of("reached", "true"));
        String page = page();
        HttpResponse<String> refused =
                anna.post("/tasks/" + task + "/complete", Map.of("outcome", "disqualified"), PART);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#f-reason\"", "id=\"e-reason\"", "Reason is required.", "One field needs");
        assertThat(page).contains("Reason is required.");
    }

    @Test
    void whoComesSecondSeesWhoWasFirstAndKeepsWhatWasTyped() {
        Pages dustin = Pages.of(api.base(), "dustin.brinkmann");
        assertThat(dustin.post("/tasks/" + task + "/complete", Map.of("reached", "true"))
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> late =
                anna.post("/tasks/" + task + "/complete", Map.of("reached", "false", "note", "Call on <Monday>"), PART);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Completed by Dustin Brinkmann", "Note: Call on &lt;Monday&gt;", "Add it as a comment");
        anna.post("/tasks/" + task + "/comments", Map.of("text", "Note: Call on <Monday>"));
        assertThat(page()).contains("Call on &lt;Monday&gt;");
        assertThat(anna.get("/deals/" + deal + "/trail", PART).body()).contains("Call on &lt;Monday&gt;");
    }

    @Test
    void whatWasTypedStaysWhenTheTaskWentToSomebodyElse() {
        api.as("dustin.brinkmann")
                .post("/api/tasks/" + task + "/assign", "{\"user\":\"cecily.lampkin\"}")
                .expect(200);
        HttpResponse<String> late =
                anna.post("/tasks/" + task + "/complete", Map.of("reached", "true", "note", "Nice talk"), PART);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Cecily Lampkin has this task", "Nice talk");
    }

    @Test
    void completingSaysWhatComesNextAndWithWhomAndLeadsThere() {
        HttpResponse<String> done =
                anna.post("/tasks/" + task + "/complete", Map.of("reached", "true", ".then", "next"), ENGLISH);
        assertThat(done.headers().firstValue("Location").orElse("")).endsWith("/tasks/" + task());
        task = task();
        assertThat(page()).contains("Task completed. Next: Qualify lead, with you. This cannot be undone");
    }

    @Test
    void aMentionReachesWhoMaySeeTheDealAndTellsOfWhoMayNot() {
        HttpResponse<String> said = anna.post(
                "/tasks/" + task + "/comments",
                Map.of("text", "@Dustin.Brinkmann, ask @violet.mclelland or @nobody.here; mail a@b.example"));
        assertThat(said.statusCode()).isEqualTo(302);
        String page = page();
        assertThat(page)
                .contains("Violet Mclelland may not see this deal")
                .contains("@Dustin Brinkmann")
                .contains("@nobody.here");
        assertThat(mentions("dustin.brinkmann")).contains(deal);
        assertThat(mentions("violet.mclelland")).doesNotContain(deal);
    }

    @Test
    void whoIsOfferedForAMentionIsExactlyWhoSeesTheDeal() {
        List<String> offered = StreamSupport.stream(
                        api.as("anna.snelling")
                                .get("/api/deals/" + deal + "/people")
                                .expect(200)
                                .body()
                                .spliterator(),
                        false)
                .map(person -> person.at("/username").asText())
                .toList();
        assertThat(offered)
                .isEqualTo(readers.of(deal).stream().map(Person::username).toList());
        List<String> seeing = people.all().stream()
                .filter(Person::active)
                .map(Person::username)
                .filter(who -> api.as(who).get("/api/deals/" + deal).status() == 200)
                .toList();
        assertThat(offered).isEqualTo(seeing).contains("anna.snelling", "dustin.brinkmann");
        api.as("violet.mclelland").get("/api/deals/" + deal + "/people").expect(404);
    }

    @Test
    void theDrawingShowsWhereTheDealIsAndWhereItWas() {
        complete(Map.of("reached", "true"));
        Api.Answer drawing = api.as("anna.snelling")
                .with("Accept-Language", "zh-CN")
                .get("/api/deals/" + deal + "/drawing")
                .expect(200);
        assertThat(texts(drawing.body().at("/active"))).containsExactly("qualifyLead");
        assertThat(texts(drawing.body().at("/passed"))).contains("contactLead").doesNotContain("qualifyLead");
        assertThat(drawing.text("/xml")).contains("甄别线索").doesNotContain("extensionElements");
        assertThat(api.as("anna.snelling")
                        .with("Accept-Language", "en")
                        .get("/api/deals/" + deal + "/drawing")
                        .text("/xml"))
                .contains("Qualify lead");
        assertThat(texts(api.as("anna.snelling")
                        .get("/api/deals/" + deal + "/drawing?stage=proposal")
                        .expect(200)
                        .body()
                        .at("/active")))
                .isEmpty();
        api.as("anna.snelling")
                .get("/api/deals/" + deal + "/drawing?stage=none")
                .expect(404);
        api.as("violet.mclelland").get("/api/deals/" + deal + "/drawing").expect(404);
    }

    @Test
    void besideTheFormStandTheCustomerAndWhatMayComeAfter() {
        String beside = anna.get("/tasks/" + task + "/aside", PART).body();
        assertThat(beside)
                .contains("mailto:bea@" + company + ".example", "Blatt &lt;i&gt;" + company, "Reached?", "Qualify lead")
                .contains("Wait: Next attempt due");
        assertThat(Pages.of(api.base(), "violet.mclelland")
                        .get("/tasks/" + task + "/aside", PART)
                        .statusCode())
                .isEqualTo(404);
    }

    private void complete(Map<String, String> form) {
        assertThat(anna.post("/tasks/" + task + "/complete", form).statusCode()).isEqualTo(302);
        String next = task();
        task = next.isEmpty() ? task : next;
    }

    private void save(Map<String, String> form) {
        HttpResponse<String> saved = anna.post("/tasks/" + task + "/draft", form, ENGLISH);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).startsWith("Saved ");
    }

    private String page() {
        return anna.get("/tasks/" + task, ENGLISH).body();
    }

    private String mentions(String who) {
        return api.as(who).get("/api/notifications?size=50").body().at("/items").toString();
    }

    private String task() {
        return api.as("anna.snelling").get("/api/tasks?list=mine&deal=" + deal).text("/items/0/id");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
