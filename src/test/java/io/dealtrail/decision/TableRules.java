package io.dealtrail.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Drafts of tables over the API: checked, tried out, taken to spreadsheets and back, and run over the past, on each database. */
abstract class TableRules {

    private static final String MANAGER = "dustin.brinkmann";

    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    @Test
    void aDraftIsCheckedForGapsInTheReadersWords() {
        String at = draft(
                "satisfaction",
                xml -> xml.replace("<rule id=\"rule8\">", "<rule id=\"rule8\"><!-- -->")
                        .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));
        Answer found = api.as(MANAGER).get(at + "/problems").expect(200);
        assertThat(found.body().at("/problems/0/severity").asText()).isEqualTo("error");
        assertThat(found.body().toString()).contains("Rules 1 and 2 both fit, but only one may");
        assertThat(api.as(MANAGER)
                        .with("Accept-Language", "zh-CN")
                        .get(at + "/problems")
                        .body()
                        .toString())
                .contains("规则 1 和 2 同时符合");
        api.as("auditor").get(at + "/problems").expect(200);
        api.as("anna.snelling").get(at + "/problems").expect(403);
        api.as("admin").get(at + "/problems").expect(403);
        api.as(MANAGER)
                .get(at.replace("satisfaction", "lead-score") + "/problems")
                .expect(404);
    }

    @Test
    void aDraftIsTriedOutAndNamesTheRulesThatFit() {
        String at = draft("lead-score", xml -> xml.replace("<text>25</text>", "<text>33</text>"));
        Answer answer = api.as(MANAGER)
                .post(at + "/try", "{\"inputs\":{\"source\":\"referral\",\"employees\":\"600\",\"amount\":null}}")
                .expect(200);
        assertThat(answer.body().at("/rules").toString()).isEqualTo("[1,2,10]");
        assertThat(answer.body().at("/collected").asInt()).isEqualTo(73);
        Answer wrong = api.as(MANAGER)
                .post(at + "/try", "{\"inputs\":{\"employees\":\"many\",\"colour\":\"red\"}}")
                .expect(422);
        assertThat(wrong.body().at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("employees", "colour");
        api.as("anna.snelling").post(at + "/try", "{\"inputs\":{}}").expect(403);
        String bpmn = api.as(MANAGER)
                .post("/api/processes/contract/drafts", null)
                .expect(201)
                .text("/id");
        api.as(MANAGER)
                .post("/api/processes/contract/drafts/" + bpmn + "/try", "{\"inputs\":{}}")
                .expect(404);
    }

    @Test
    void theValuesOfADealFillTheTryOutOnlyForThoseWhoSeeIt() {
        String deal = lead("Probier GmbH", "fair", 700);
        String at = draft("lead-score", xml -> xml);
        Answer facts = api.as(MANAGER).get(at + "/facts?deal=" + deal).expect(200);
        assertThat(facts.text("/source")).isEqualTo("fair");
        assertThat(facts.body().at("/employees").asInt()).isEqualTo(700);
        api.as("cara.losch").get(at + "/facts?deal=" + deal).expect(404);
        api.as(MANAGER).get(at + "/facts?deal=D-999999").expect(404);
    }

    @Test
    void aTableGoesToASpreadsheetAndComesBack() throws Exception {
        String at = draft("lead-routing", xml -> xml);
        HttpResponse<byte[]> sheet = download(at + "/xlsx");
        assertThat(sheet.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"lead-routing.xlsx\"");
        Answer taken =
                api.as(MANAGER).upload(at + "/xlsx", "rules.xlsx", sheet.body()).expect(200);
        assertThat(taken.body().at("/revision").asInt()).isEqualTo(2);
        api.as("auditor").upload(at + "/xlsx", "rules.xlsx", sheet.body()).expect(403);
        api.as(MANAGER)
                .with("If-Match", "\"1\"")
                .upload(at + "/xlsx", "rules.xlsx", sheet.body())
                .expect(409);
        Answer bad = api.as(MANAGER)
                .upload(at + "/xlsx", "rules.xlsx", "no sheet".getBytes(StandardCharsets.UTF_8))
                .expect(422);
        assertThat(bad.text("/code")).isEqualTo("table.sheet.unreadable");
        assertThat(api.as(MANAGER).get(at).body().at("/revision").asInt()).isEqualTo(2);
    }

    @Test
    void theEditorSavesAndIsToldWhatIsWrongInOneGo() {
        String at = draft("legal-review", xml -> xml);
        String page = at.replace("/api/processes", "/studio") + "/table";
        Pages manager = Pages.of(api.base(), MANAGER);
        assertThat(manager.get(page).body()).contains("<decision id=\"legal-review\"");
        assertThat(manager.get(page + "/problems").body()).contains("\"problems\":[]");
        assertThat(Pages.of(api.base(), "anna.snelling").get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void aChangedScoreIsRunOverTheLeadsOfThePast() {
        String deal = lead("Rückblick AG", "referral", 20);
        String at = draft("lead-score", xml -> xml.replace("<text>25</text>", "<text>30</text>"));
        Answer report = api.as(MANAGER).post(at + "/back-test", null).expect(200);
        assertThat(report.text("/source")).isEqualTo("decisions");
        assertThat(report.body().at("/changed").asInt()).isPositive();
        JsonNode group = report.body().at("/groups/0");
        assertThat(group.at("/after").asText()).isEqualTo("Points: 5 more");
        assertThat(group.at("/deals").findValuesAsText("number")).contains(deal);
        JsonNode others =
                api.as("cara.losch").post(at + "/back-test", null).body().at("/groups/0");
        assertThat(others.at("/deals").findValuesAsText("number")).doesNotContain(deal);
        assertThat(others.at("/hidden").asInt()).isPositive();
        assertThat(api.as(MANAGER)
                        .post(at + "/back-test?from=2020-01-01&to=2020-02-01", null)
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
        api.as(MANAGER)
                .post(at + "/back-test?from=2026-03-02&to=2026-03-01", null)
                .expect(422);
        api.as(MANAGER).post(at + "/back-test?from=yesterday", null).expect(400);
        api.as("anna.snelling").post(at + "/back-test", null).expect(403);
    }

    @Test
    void aChangedApprovalSaysWhomItWouldHaveTaken() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("proposal");
        office.draft("rep", deal, 1, "15").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        String at = draft("discount-approval", xml -> xml.replace("<text>&gt; 10</text>", "<text>&gt; 18</text>"));
        JsonNode report =
                api.as(MANAGER).post(at + "/back-test", null).expect(200).body();
        assertThat(report.at("/groups").findValuesAsText("before")).contains("Sales managers");
        assertThat(report.at("/groups").findValuesAsText("number")).contains(deal);
        JsonNode tally = report.at("/values/0");
        assertThat(tally.at("/difference").asInt()).isNotZero();
        office.close(deal);
    }

    @Test
    void aChangedFollowUpNamesTheDealsItWouldHaveTouched() {
        String deal = lead("Frist GmbH", "web", 5);
        String at = draft(
                "follow-up",
                xml -> xml.replace("<text>\"8 working hours\"</text>", "<text>\"9 working hours\"</text>")
                        .replace("<text>\"4 working hours\"</text>", "<text>\"5 working hours\"</text>"));
        JsonNode report =
                api.as(MANAGER).post(at + "/back-test", null).expect(200).body();
        assertThat(report.at("/source").asText()).isEqualTo("tasks");
        assertThat(report.at("/groups").findValuesAsText("number")).contains(deal);
        assertThat(report.at("/groups").findValuesAsText("after")).anyMatch(words -> words.contains("5 working hours"));
    }

    @Test
    void aChangedConditionSendsPastDealsAnotherWay() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("needs-analysis");
        office.complete("rep", deal, "holdDiscovery", "{\"metAt\":\"2026-03-02T10:00:00Z\"}")
                .expect(200);
        office.complete(
                        "rep",
                        deal,
                        "recordNeeds",
                        "{\"pains\":\"slow\",\"decisionMaker\":\"Carl\",\"expectedCloseOn\":\"2026-06-01\",\"fit\":\"standard\"}")
                .expect(200);
        String at = draft("needs-analysis", xml -> xml.replace("deal.fit == 'standard'", "deal.fit == 'none'"));
        JsonNode report =
                api.as(MANAGER).post(at + "/back-test", null).expect(200).body();
        assertThat(report.at("/gateways")).isNotEmpty();
        assertThat(report.at("/gateways/0/groups").findValuesAsText("number")).contains(deal);
        String same = draft("needs-analysis", xml -> xml);
        assertThat(api.as(MANAGER)
                        .post(same + "/back-test", null)
                        .expect(200)
                        .body()
                        .at("/gateways"))
                .isEmpty();
        office.close(deal);
    }

    @Test
    void thePageOfABackTestNamesDealsAndShowsTextAsText() {
        lead("<b>Fett & Co</b>", "referral", 20);
        String at = draft("lead-score", xml -> xml.replace("<text>25</text>", "<text>31</text>"));
        String page = Pages.of(api.base(), MANAGER)
                .get(at.replace("/api/processes", "/studio") + "/back-test")
                .body();
        assertThat(page)
                .contains("&lt;b&gt;Fett &amp; Co&lt;/b&gt;")
                .doesNotContain("<b>Fett")
                .contains("Points: 6 more");
    }

    private interface Edit {
        String of(String xml);
    }

    /** A draft of a model as shipped, with a change; answers its address in the API. */
    private String draft(String model, Edit edit) {
        String shipped = api.as(MANAGER)
                .get("/api/processes/" + model + "/versions/1." + (isTable(model) ? "dmn" : "bpmn"))
                .raw()
                .body();
        String id = api.as(MANAGER)
                .with("Content-Type", "application/xml")
                .post("/api/processes/" + model + "/drafts", edit.of(shipped))
                .expect(201)
                .text("/id");
        return "/api/processes/" + model + "/drafts/" + id;
    }

    private static boolean isTable(String model) {
        return Tables.SHIPPED.contains(model);
    }

    private String lead(String company, String source, int employees) {
        String deal = api.as("anna.snelling")
                .post("/api/leads", """
                        {"company":"%s %s","contact":{"name":"Jo"},"source":"%s","region":"Central","employees":%d}""".formatted(
                                company, java.util.UUID.randomUUID().toString().substring(0, 6), source, employees))
                .expect(201)
                .text("/deal");
        return deal;
    }

    private HttpResponse<byte[]> download(String path) throws Exception {
        String login = Base64.getEncoder().encodeToString((MANAGER + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api.base() + path))
                                .header("Authorization", "Basic " + login)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
