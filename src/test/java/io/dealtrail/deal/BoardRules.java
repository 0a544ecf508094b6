package io.dealtrail.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.people.People;
import io.dealtrail.people.SignIn;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.Statements;
import io.dealtrail.testing.TimeMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** The board and the list of deals, on each database. */
abstract class BoardRules {

    private static final String REP = "darcel.schlecht";
    private static final String MANAGER = "melvin.marxen";
    private static final DealFilter ALL = new DealFilter(null, null, null, null, null, null, null, null);

    @Autowired
    Api api;

    @Autowired
    Board board;

    @Autowired
    People people;

    @Autowired
    Statements statements;

    @Autowired
    TimeMachine time;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void atStart() {
        clock.setTo(MovableClock.START);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        clock.setTo(MovableClock.START);
    }

    @Test
    void aColumnIsPagedInItsOrderAndAddedUpAsAWhole() {
        String company = "Brettspiel";
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < Board.SIZE + 3; i++) {
            clock.advance(Duration.ofMinutes(1));
            opened.add(lead(company + " " + (char) ('A' + i) + "x"));
        }
        JsonNode column =
                column(api.as(REP).get("/api/board?q=brettspiel").expect(200).body(), "lead-qualification");
        assertThat(column.at("/totals/deals").asInt()).isEqualTo(opened.size());
        assertThat(column.at("/totals/amount/amount").asText()).isEqualTo("23000.00");
        assertThat(column.at("/totals/weighted/amount").asText()).isEqualTo("2300.00");
        assertThat(column.at("/cards").findValuesAsText("number")).isEqualTo(opened.subList(0, Board.SIZE));
        assertThat(column.at("/cards/0/tasks/0/name").asText()).isEqualTo("Contact lead");
        JsonNode more = api.as(REP)
                .get("/api/board/lead-qualification?q=brettspiel&after="
                        + column.at("/next").asText())
                .expect(200)
                .body();
        assertThat(more.at("/cards").findValuesAsText("number")).isEqualTo(opened.subList(Board.SIZE, opened.size()));
        assertThat(more.at("/next").isMissingNode()).isTrue();
        api.as(REP).get("/api/board/garden?after=x").expect(400);
        api.as(REP).get("/api/board/lead-qualification?after=x").expect(400);
    }

    @Test
    void everybodySeesTheirOwnColumns() {
        String deal = lead("Brettfremd AGx");
        assertThat(Pages.of(api.base(), REP).get("/board?q=brettfremd").body()).contains(deal);
        assertThat(Pages.of(api.base(), MANAGER).get("/board?q=brettfremd").body())
                .contains(deal, "Any owner");
        assertThat(Pages.of(api.base(), "violet.mclelland")
                        .get("/board?q=brettfremd")
                        .body())
                .doesNotContain(deal)
                .contains("No deal matches");
        assertThat(Pages.of(api.base(), "admin").get("/board").body()).doesNotContain("class=\"tile ");
        assertThat(api.as("violet.mclelland")
                        .get("/api/board?owner=" + REP)
                        .body()
                        .at("/total/deals")
                        .asInt())
                .isZero();
    }

    @Test
    void aCardOffersTheTasksOfItsProcessAndTurnsRed() {
        String deal = lead("Brett <u>Rot</u> KGx");
        Pages pages = Pages.of(api.base(), REP);
        assertThat(pages.get("/board?q=brett+%3Cu").body())
                .contains("Brett &lt;u&gt;Rot", "Contact lead", "#log", "#lose")
                .doesNotContain("<u>Rot", "is-red", "draggable");
        qualify(deal, REP);
        time.travel(Duration.ofDays(30));
        assertThat(pages.get("/board?q=brett+%3Cu").body()).contains("is-red", "Stalled", "Overdue");
        assertThat(pages.get("/board?q=brett+%3Cu&stalled=true").body()).contains(deal);
        assertThat(api.as(REP).get("/api/deals?stalled=true&q=brett+%3Cu").text("/items/0/number"))
                .isEqualTo(deal);
    }

    @Test
    void aClosedDealLeavesTheBoardAtOnce() {
        String deal = lead("Brettweg GmbHx");
        Pages pages = Pages.of(api.base(), REP);
        assertThat(pages.get("/board").body()).contains(deal);
        pages.post("/deals/" + deal + "/lose", Map.of("why", "timing"));
        assertThat(pages.get("/board").body()).doesNotContain(deal);
    }

    @Test
    void theListIsNarrowedByWhateverIsKnown() {
        String deal = lead("Listenwerk AGx");
        Api manager = api.as(MANAGER);
        for (String filter : List.of(
                "owner=" + REP,
                "team=marxen",
                "source=web",
                "region=Central",
                "stage=lead-qualification",
                "status=OPEN")) {
            assertThat(manager.get("/api/deals?q=listenwerk&" + filter).text("/items/0/number"))
                    .as(filter)
                    .isEqualTo(deal);
        }
        for (String filter :
                List.of("owner=li.na", "team=losch", "source=fair", "region=East", "stage=contract", "stalled=true")) {
            assertThat(manager.get("/api/deals?q=listenwerk&" + filter)
                            .body()
                            .at("/total")
                            .asInt())
                    .as(filter)
                    .isZero();
        }
        assertThat(Pages.of(api.base(), MANAGER)
                        .get("/deals?q=listenwerk&owner=" + REP + "&sort=-amount")
                        .body())
                .contains(deal, "More filters");
    }

    @Test
    void theBoardTakesFourStatementsHoweverManyCardsItShows() {
        lead("Brettzahl AGx");
        for (String who : List.of(REP, MANAGER, "director")) {
            SignIn.as(people.require(who));
            board.of(ALL); // the drawing is read once in a while, not once a page
            assertThat(statements.of(() -> board.of(ALL))).as(who).hasSizeLessThanOrEqualTo(4);
        }
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

    private static JsonNode column(JsonNode board, String key) {
        for (JsonNode column : board.at("/columns")) {
            if (column.at("/column/key").asText().equals(key)) {
                return column;
            }
        }
        throw new AssertionError("no column " + key);
    }

    private String lead(String company) {
        return api.as(REP)
                .post("/api/leads", """
                        {"company":"%s","source":"web","region":"Central","amount":{"amount":"1000.00","currency":"USD"}}""".formatted(company))
                .expect(201)
                .text("/deal");
    }
}
