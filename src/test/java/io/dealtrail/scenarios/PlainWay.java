package io.dealtrail.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the first contact to a customer who stays. */
interface PlainWay {

    Sales sales();

    @Test
    default void aLeadTravelsAllStagesToWonAndOnToTheEndOfItsContract() {
        Journey deal = sales().lead().is("OPEN").isAt("lead-qualification").asks("contactLead");
        deal.contacted().asks("qualifyLead").qualified();
        deal.isAt("needs-analysis").asks("holdDiscovery").discovered().asks("recordNeeds");
        deal.needs("standard").isAt("proposal").asks("draftProposal");
        deal.offered(10, 5).asks();
        assertThat(deal.text("/amount/amount")).isEqualTo("9500.00");
        deal.accepted().isAt("contract").asks("checkContract");
        deal.checked().asks().signed().asks("countersign").is("OPEN");
        deal.countersigned().is("WON").isAt("after-sales").asks("onboardCustomer");
        assertThat(deal.deal().at("/stageVisits").findValuesAsText("stage"))
                .containsExactly("lead-qualification", "needs-analysis", "proposal", "contract", "after-sales");
        deal.onboarded().asks().waits(Duration.ofDays(30)).asks("checkIn");
        deal.does(Sales.REP, "checkIn", "{'mood':'good'}").asks();
        deal.tells("after-sales.surveyAnswered", "{'rating':5,'recommendation':9}")
                .asks();
        deal.waitsFor("renewalDue").asks("planRenewal");
        deal.does(Sales.REP, "planRenewal", "{'renew':false}").isOver().is("WON");
        deal.went(
                        "deal",
                        "dealOpened",
                        "pursuitStarted",
                        "whereDoesItEnter",
                        "leadQualification",
                        "isLeadQualified",
                        "needsAnalysis",
                        "doesItFit",
                        "proposal",
                        "isProposalAccepted",
                        "contract",
                        "isContractClosed",
                        "contractClosed",
                        "markWon",
                        "afterSales",
                        "dealCompleted")
                .avoided("deal", "negotiation", "markLost");
        deal.went("after-sales", "planRenewal", "isRenewed", "ended");
    }

    @Test
    default void eachStepOfTheProcessAndEachDecisionIsOnTheTrail() {
        Journey deal = sales().lead().contacted().qualified();
        assertThat(deal.moves())
                .contains(
                        "deal dealOpened passed",
                        "lead-qualification contactLead entered",
                        "lead-qualification contactLead left",
                        "lead-qualification variable:reached true",
                        "lead-qualification isReached passed",
                        "lead-qualification qualifyLead left",
                        "lead-qualification leadQualified passed",
                        "needs-analysis holdDiscovery entered");
        assertThat(deal.entries().stream()
                        .filter(entry -> entry.at("/action").asText().equals("decision.made"))
                        .map(entry -> entry.at("/process/element").asText()))
                .contains("scoreLead", "routeLead");
    }

    @Test
    default void aWonDealIsOnItsTrailFromBeginningToEnd() {
        sales().lead()
                .won()
                .remembers(
                        "lead.captured",
                        "deal.opened",
                        "process.moved",
                        "task.completed",
                        "proposal.sent",
                        "proposal.accepted",
                        "contract.sent",
                        "contract.countersigned",
                        "deal.closed");
    }
}
