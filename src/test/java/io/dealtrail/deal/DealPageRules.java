package io.dealtrail.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.people.People;
import io.dealtrail.people.SignIn;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.Statements;
import io.dealtrail.testing.TimeMachine;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** The deal's page as a person uses it, on each database. */
abstract class DealPageRules {

    private static final String REP = "anna.snelling";
    private static final String[] PART = {"HX-Request", "true"};
    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    DealOverview overview;

    @Autowired
    People people;

    @Autowired
    Statements statements;

    @Autowired
    TimeMachine time;

    @Autowired
    MovableClock clock;

    private String deal = "";
    private Pages pages;

    @BeforeEach
    void aLead() {
        clock.setTo(MovableClock.START);
        deal = api.as(REP)
                .post("/api/leads", """
                        {"company":"Seitenbau %dx","contact":{"name":"Kim Bau","email":"kim%d@seitenbau.example"},"source":"web",
                         "region":"Central","amount":{"amount":"52000.00","currency":"USD"}}""".formatted(COMPANIES.incrementAndGet(), COMPANIES.get()))
                .expect(201)
                .text("/deal");
        pages = Pages.of(api.base(), REP);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        clock.setTo(MovableClock.START);
    }

    @Test
    void theNextStepIsOnTopWithWhoAndWhen() {
        String page = pages.get(path("")).body();
        assertThat(page).contains("class=\"next card", "Contact lead", "Anna Snelling", "Open the task");
    }

    @Test
    void anotherPersonsDealIsNotFoundInAnyPart() {
        Pages stranger = Pages.of(api.base(), "violet.mclelland");
        for (String part : List.of(
                "",
                "/papers",
                "/contacts",
                "/timeline",
                "/trail",
                "/heirs",
                "/fact?name=title",
                "/fact/edit?name=title")) {
            assertThat(stranger.get(path(part)).statusCode()).as(part).isEqualTo(404);
        }
        assertThat(stranger.post(path("/fact"), Map.of("name", "title", "value", "Mine", "was", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(path("/lose"), Map.of("why", "price")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(path("/contacts"), Map.of("name", "Spy")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(path("/owner"), Map.of("user", "violet.mclelland"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadIsOfferedNoChange() {
        Pages auditor = Pages.of(api.base(), "auditor");
        assertThat(auditor.get(path("")).body())
                .contains("You can read this deal")
                .doesNotContain("/fact/edit", "lose-dialog", "data-log");
        assertThat(auditor.post(path("/fact"), Map.of("name", "title", "value", "Mine", "was", "x"), PART)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFactIsEditedInItsPlaceAndPutBack() {
        String said = save("amount", "60,500.50", "USD", "52000.00 USD", 200);
        assertThat(said).contains("Amount: $52,000 → $60,500.50", "data-undo", "id=\"deal-head\"");
        assertThat(whole().text("/amount/amount")).isEqualTo("60500.50");
        HttpResponse<String> back = pages.post(
                path("/fact"), Map.of("name", "amount", "value", "52000.00", "unit", "USD", "was", "60500.50 USD"));
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(whole().text("/amount/amount")).isEqualTo("52000.00");
    }

    @Test
    void aStaleEditShowsTheOthersValueAndKeepsOnesOwn() {
        save("title", "Theirs", "", title(), 200);
        String again = save("title", "Mine", "", "as it was long ago", 422);
        assertThat(again).contains("It is now: Theirs", "value=\"Mine\"", "name=\"was\" value=\"Theirs\"", "Save mine");
        assertThat(whole().text("/title")).isEqualTo("Theirs");
        save("title", "Mine", "", "Theirs", 200);
        assertThat(whole().text("/title")).isEqualTo("Mine");
    }

    @Test
    void aChangeToAnotherFactMeanwhileIsNoConflict() {
        String title = title();
        save("region", "East", "", "Central", 200);
        save("title", "Both", "", title, 200);
        assertThat(whole().text("/region")).isEqualTo("East");
        assertThat(whole().text("/title")).isEqualTo("Both");
    }

    @Test
    void whatIsWrongIsToldAtTheField() {
        assertThat(save("employees", "many", "", "", 422)).contains("Employees is not a number", "value=\"many\"");
        assertThat(save("title", " ", "", title(), 422)).contains("Title is required");
        assertThat(save("amount", "12.345", "USD", "52000.00 USD", 422)).contains("aria-invalid=\"true\"");
        assertThat(save("expectedCloseOn", "tomorrow", "", "", 422)).contains("id=\"fact-fault\"");
        assertThat(pages.post(path("/fact"), Map.of("name", "stage", "value", "won", "was", ""), PART)
                        .statusCode())
                .isEqualTo(404);
        assertThat(pages.post(path("/fact"), Map.of("name", "owner", "value", "li.na", "was", ""), PART)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void moreFactsAreAddedChangedAndCleared() {
        pages.post(path("/fact"), Map.of("label", "Fleet size", "value", "40 <b>trucks</b>"));
        assertThat(whole().text("/attributes/Fleet size")).isEqualTo("40 <b>trucks</b>");
        assertThat(pages.get(path("")).body())
                .contains("40 &lt;b&gt;trucks&lt;/b&gt;")
                .doesNotContain("<b>trucks");
        save("attributes.Fleet size", "", "", "40 <b>trucks</b>", 200);
        assertThat(whole().body().at("/attributes/Fleet size").isMissingNode()).isTrue();
    }

    @Test
    void theBuyingCentreIsAddedToChangedAndTakenOff() {
        Map<String, String> bea =
                Map.of("name", "Bea <i>Boss</i>", "email", "bea@seitenbau.example", "role", "decisionMaker");
        String added = pages.post(path("/contacts"), bea, PART).body();
        assertThat(added).contains("Bea &lt;i&gt;Boss&lt;/i&gt;", "Decision maker", "is on the deal now", "data-undo");
        String id = contact("bea@seitenbau.example");
        Map<String, String> changed = Map.of(
                "contact", id, "name", "Bea Boss", "email", "bea@seitenbau.example", "role", "blocker", "version", "0");
        assertThat(pages.post(path("/contacts"), changed, PART).body()).contains("Blocker", "Bea Boss is saved");
        assertThat(pages.post(path("/contacts"), changed, PART).statusCode())
                .as("a stale version")
                .isEqualTo(422);
        Map<String, String> wrong = Map.of("name", "Nobody", "email", "no address");
        HttpResponse<String> refused = pages.post(path("/contacts"), wrong, PART);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("no address is no e-mail address", "aria-invalid=\"true\"");
        assertThat(pages.post(path("/contacts/remove"), Map.of("contact", id), PART)
                        .body())
                .contains("stays a contact of the customer");
        assertThat(pages.get(path("/contacts/edit"), PART).body()).contains("Bea Boss");
    }

    @Test
    void aCallIsLoggedWithItsFollowUpAndTakenBack() {
        pages.post(
                path("/interactions"),
                Map.of(
                        "kind",
                        "call",
                        "text",
                        "They like it",
                        "nextKind",
                        "meeting",
                        "nextAt",
                        "2026-03-05T10:00",
                        "nextText",
                        "Show the plan"));
        String page = pages.get(path("")).body();
        assertThat(page).contains("The follow-up is planned");
        assertThat(pages.get(path("/planned")).body()).contains("Meeting planned", "Show the plan");
        String id = api.as(REP)
                .get("/api/deals/" + deal + "/interactions")
                .body()
                .at("/items")
                .findValuesAsText("id")
                .get(1);
        assertThat(pages.post(path("/interactions/" + id + "/withdraw"), Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(api.as(REP)
                        .get("/api/deals/" + deal + "/interactions")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(Pages.of(api.base(), "dustin.brinkmann")
                        .post(path("/interactions/" + id + "/withdraw"), Map.of())
                        .statusCode())
                .as("what somebody else recorded")
                .isEqualTo(404);
    }

    @Test
    void anEmptyEntryIsRefusedAndKeepsWhatWasTyped() {
        pages.post(path("/interactions"), Map.of("kind", "song", "text", "La la"));
        assertThat(pages.get(path("")).body()).contains("La la", "kind is one of");
    }

    @Test
    void aLostDealNamesItsReasonAndIsReopened() {
        pages.post(path("/lose"), Map.of("why", "other"));
        assertThat(pages.get(path("")).body()).contains("Say in your own words");
        pages.post(path("/lose"), Map.of("why", "price", "reason", "Half as much elsewhere"));
        assertThat(whole().text("/status")).isEqualTo("LOST");
        assertThat(whole().text("/closeReason")).isEqualTo("Price: Half as much elsewhere");
        assertThat(whole().text("/attributes/lossReason")).isEqualTo("price");
        assertThat(pages.get(path("")).body())
                .contains("The deal is closed as lost.", "data-undo", "Reopen", "(ended here)");
        pages.post(path("/reopen"), Map.of("reason", "They called back"));
        assertThat(whole().text("/status")).isEqualTo("OPEN");
        assertThat(pages.get(path("")).body()).contains("Contact lead");
    }

    @Test
    void aDealIsHandedOverWithItsTasksAndTheFormerOwnerIsToldThatItIsGone() {
        assertThat(pages.get(path("/heirs")).body()).contains("Cecily Lampkin").doesNotContain(">Anna Snelling");
        HttpResponse<String> gone = pages.post(
                path("/owner"), Map.of("user", "cecily.lampkin", "withTasks", "true", "reason", "Her region"));
        assertThat(gone.headers().firstValue("Location").orElse("")).endsWith("/deals");
        assertThat(pages.get("/deals").body()).contains("Cecily Lampkin owns the deal and its open tasks now");
        assertThat(api.as("cecily.lampkin").get("/api/tasks?deal=" + deal).text("/items/0/assignee"))
                .isEqualTo("cecily.lampkin");
        Pages manager = Pages.of(api.base(), "dustin.brinkmann");
        manager.post(path("/owner"), Map.of("user", REP, "withTasks", "true"));
        assertThat(manager.get(path("")).body()).contains("Anna Snelling owns the deal", "data-undo");
    }

    @Test
    void aRedDealSaysWhatIsOverdueSinceWhenByWhichRuleAndWhatComesNext() {
        qualify(deal, REP);
        assertThat(pages.get(path("")).body()).doesNotContain("id=\"why\"");
        time.travel(Duration.ofDays(9));
        String page = pages.get(path("")).body();
        assertThat(page).contains("id=\"why\"", "overdue since", "Follow-up table, row", "due after", "working day");
        time.travel(Duration.ofDays(30));
        assertThat(whole().text("/stalledSince")).isNotEmpty();
        assertThat(Pages.of(api.base(), "dustin.brinkmann").get(path("")).body())
                .contains("The deal is stalled", "Manager told:", "Director told:");
    }

    @Test
    void theTimelineIsFilteredByKindPersonAndWords() {
        pages.post(path("/interactions"), Map.of("kind", "note", "text", "Needs a <script>crane</script>"));
        save("region", "East", "", "Central", 200);
        assertThat(events("kind=contact")).contains("&lt;script&gt;crane").doesNotContain("opened the task");
        assertThat(events("kind=task")).contains("opened the task").doesNotContain("crane");
        assertThat(events("kind=change")).contains("East").doesNotContain("crane");
        assertThat(events("q=CRANE")).contains("crane").doesNotContain("opened the task");
        assertThat(events("who=person:" + REP)).contains("Anna Snelling");
        assertThat(events("who=person:nobody")).contains("Nothing in the timeline matches");
        assertThat(events("before=2&q=nothing+like+it")).contains("Nothing further matches");
        assertThat(pages.get(path("/timeline")).body()).contains("Anna Snelling", "Calls, meetings, notes");
    }

    @Test
    void thePageTakesFourStatementsBesideThoseOfTheSession() {
        SignIn.as(people.require(REP));
        overview.of(deal); // drawings and tables are read once in a while, not once a page
        assertThat(statements.of(() -> overview.of(deal))).hasSizeLessThanOrEqualTo(4);
    }

    /** Takes the lead to the needs analysis, whose tasks stay with the owner however late they are. */
    private void qualify(String deal, String rep) {
        complete(deal, rep, "{\"reached\":true}");
        complete(deal, rep, "{\"outcome\":\"qualified\"}");
    }

    private void complete(String deal, String rep, String values) {
        String task = api.as(rep).get("/api/tasks?deal=" + deal).text("/items/0/id");
        api.as(rep)
                .post("/api/tasks/" + task + "/complete", "{\"values\":" + values + "}")
                .expect(200);
    }

    private String events(String filter) {
        return pages.get(path("/trail?" + filter), PART).body();
    }

    private String save(String name, String value, String unit, String was, int status) {
        HttpResponse<String> answer =
                pages.post(path("/fact"), Map.of("name", name, "value", value, "unit", unit, "was", was), PART);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private String contact(String email) {
        for (var contact : whole().body().at("/contacts")) {
            if (contact.path("email").asText().equals(email)) {
                return contact.path("id").asText();
            }
        }
        throw new AssertionError("no contact " + email);
    }

    private String title() {
        return whole().text("/title");
    }

    private Api.Answer whole() {
        return api.as("director").get("/api/deals/" + deal).expect(200);
    }

    private String path(String part) {
        return "/deals/" + deal + part;
    }
}
