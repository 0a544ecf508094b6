package io.dealtrail.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

abstract class NegotiationRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aCustomerWhoWantsAChange() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.draft("rep", deal, 3, "0").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        office.runJobs();
        office.tell("rep", deal, "proposal.changeWanted", "{\"reason\":\"too dear\"}")
                .expect(200);
        assertThat(office.tasks(deal)).containsExactly("negotiate");
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void theAgreedPriceIsSpreadOverTheLinesToTheCent() {
        conclude("agreed", "2000.01", "USD").expect(200);
        Answer proposals = office.as("rep").get("/api/deals/" + deal + "/proposals");
        assertThat(SalesOffice.texts(proposals, "items", "state")).containsExactly("CHANGE_WANTED", "ACCEPTED");
        assertThat(proposals.text("/items/1/net/amount")).isEqualTo("2000.01");
        assertThat(proposals.text("/items/1/lines/0/net/amount")).isEqualTo("2000.01");
        assertThat(proposals.text("/items/1/discountPercent")).isEqualTo("33.33");
        assertThat(office.facts(deal).amount()).hasToString("2000.01 USD");
        assertThat(office.tasks(deal)).containsExactly("checkContract");
    }

    @Test
    void belowTheFloorADirectorDecides() {
        conclude("agreed", "1500.00", "USD").expect(200);
        assertThat(office.tasks(deal)).containsExactly("approveBelowFloor");
        Answer manager = office.complete("manager", deal, "approveBelowFloor", "{\"approved\":true}");
        assertThat(manager.status()).isEqualTo(403);
        office.complete("director", deal, "approveBelowFloor", "{\"approved\":true}")
                .expect(200);
        assertThat(office.facts(deal).amount()).hasToString("1500.00 USD");
        assertThat(office.trail(deal)).contains("floorException.approved", "terms.agreed");
    }

    @Test
    void aRefusedExceptionLeadsBackToTheTable() {
        conclude("agreed", "1500.00", "USD").expect(200);
        office.complete("director", deal, "approveBelowFloor", "{\"approved\":false,\"comment\":\"no\"}")
                .expect(200);
        assertThat(office.tasks(deal)).containsExactly("negotiate");
        conclude("agreed", "1800.00", "USD").expect(200);
        assertThat(office.tasks(deal)).containsExactly("checkContract");
    }

    @Test
    void aPriceFitsTheProposal() {
        assertThat(office.complete("rep", deal, "negotiate", "{\"outcome\":\"agreed\"}")
                        .text("/errors/0/field"))
                .isEqualTo("price");
        assertThat(conclude("agreed", "2000", "EUR").text("/code")).isEqualTo("negotiation.currency");
        assertThat(conclude("agreed", "0", "USD").text("/code")).isEqualTo("negotiation.price");
        assertThat(conclude("maybe", "2000", "USD").text("/errors/0/field")).isEqualTo("outcome");
        assertThat(office.tasks(deal)).containsExactly("negotiate");
    }

    @Test
    void roundsAreKeptInTheirOrder() {
        String path = "/api/deals/" + deal + "/negotiation-rounds";
        office.as("rep").post(path, """
                        {"ask":"20 percent off","concession":"10 percent","price":{"amount":"2700","currency":"USD"}}""").expect(201);
        conclude("anotherRound", "2500.00", "USD").expect(200);
        Answer rounds = office.as("auditor").get(path);
        assertThat(SalesOffice.texts(rounds, "items", "round")).containsExactly("1", "2");
        assertThat(rounds.text("/items/0/ask")).isEqualTo("20 percent off");
        assertThat(rounds.text("/items/1/outcome")).isEqualTo("anotherRound");
        assertThat(office.as("rep").post(path, "{}").status()).isEqualTo(422);
        assertThat(office.as("auditor").post(path, "{\"ask\":\"x\"}").status()).isEqualTo(403);
    }

    @Test
    void theAgreedPaymentGoesIntoTheTerms() {
        office.complete("rep", deal, "negotiate", """
                {"outcome":"agreed","price":{"amount":"2900","currency":"USD"},"paymentDays":45}""").expect(200);
        Answer proposals = office.as("rep").get("/api/deals/" + deal + "/proposals");
        assertThat(proposals.text("/items/0/paymentDays")).isEqualTo("30");
        assertThat(proposals.text("/items/1/paymentDays")).isEqualTo("45");
        assertThat(office.facts(deal).paymentDays()).isEqualTo(45);
    }

    @Test
    void aLaterPaymentThanOfferedIsTheDirectorsToAllow() {
        office.complete("rep", deal, "negotiate", """
                {"outcome":"agreed","price":{"amount":"2900","currency":"USD"},"paymentDays":90}""").expect(200);
        assertThat(office.tasks(deal)).containsExactly("approveBelowFloor");
        office.complete("director", deal, "approveBelowFloor", "{\"approved\":true}")
                .expect(200);
        assertThat(office.facts(deal).paymentDays()).isEqualTo(90);
    }

    @Test
    void whoAgreedOnAPriceBelowTheFloorDoesNotAllowIt() {
        office.complete("director", deal, "negotiate", """
                {"outcome":"agreed","price":{"amount":"1500","currency":"USD"}}""").expect(200);
        assertThat(office.complete("director", deal, "approveBelowFloor", "{\"approved\":true}")
                        .text("/code"))
                .isEqualTo("approval.fourEyes");
    }

    @Test
    void concessionsSumUpAndARepSeesNoFloor() {
        conclude("anotherRound", "2700.00", "USD").expect(200);
        conclude("agreed", "1700.00", "USD").expect(200);
        Answer rep = office.as("rep").get("/api/deals/" + deal);
        assertThat(rep.text("/negotiation/total/amount")).isEqualTo("1300.00");
        assertThat(texts(rep.body().at("/negotiation/stops"), "offList")).containsExactly("0.0", "0.0", "10.0", "43.3");
        assertThat(rep.body().at("/negotiation/stops/3/belowFloor").asBoolean()).isTrue();
        assertThat(rep.body().at("/negotiation/floor").isMissingNode()).isTrue();
        assertThat(office.as("director").get("/api/deals/" + deal).text("/negotiation/floor/amount"))
                .isEqualTo("1800.00");
    }

    @Test
    void theNegotiationPageIsForWhoSeesTheDealAndShowsMarkupAsText() {
        String path = "/deals/" + deal + "/negotiation";
        Pages rep = Pages.of(office.as("rep").base(), "anna.snelling");
        assertThat(rep.post(path, Map.of("ask", "<script>x</script>", "price", "2,500.50"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(rep.get(path).body())
                .contains("&lt;script&gt;")
                .contains("$2,500.50")
                .doesNotContain("<script>x");
        assertThat(rep.post(path, Map.of("price", "-5")).statusCode()).isEqualTo(422);
        assertThat(rep.post(path, Map.of("price", "much", "ask", "x")).statusCode())
                .isEqualTo(422);
        assertThat(rep.post(path, Map.of("ask", "x", "paymentDays", "999")).statusCode())
                .isEqualTo(422);
        assertThat(rep.post(path, Map.of()).statusCode()).isEqualTo(422);
        Pages other = Pages.of(office.as("rep").base(), "violet.mclelland");
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(other.post(path, Map.of("ask", "x")).statusCode()).isEqualTo(404);
    }

    @Test
    void tooManyRoundsAreReportedToTheManager() {
        for (int round = 1; round <= 6; round++) {
            office.complete("rep", deal, "negotiate", "{\"outcome\":\"anotherRound\"}")
                    .expect(200);
        }
        assertThat(office.trail(deal)).contains("rounds.reported");
        assertThat(jdbc.sql("select count(*) from notification where deal = :deal and kind = 'negotiation.manyRounds'")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void walkingAwayLosesTheDeal() {
        office.complete("rep", deal, "negotiate", "{\"outcome\":\"walkedAway\"}")
                .expect(200);
        assertThat(office.facts(deal).status().name()).isEqualTo("LOST");
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.path(field).asText()));
        return all;
    }

    private Answer conclude(String outcome, String amount, String currency) {
        return office.complete("rep", deal, "negotiate", """
                {"outcome":"%s","price":{"amount":"%s","currency":"%s"}}""".formatted(outcome, amount, currency));
    }
}
