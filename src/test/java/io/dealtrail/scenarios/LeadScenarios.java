package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of leads: refused, parked, folded, not reached, forgotten. */
interface LeadScenarios {

    Sales sales();

    @Test
    default void aLeadThatIsNoneIsDisqualified() {
        Journey deal = sales().lead().contacted();
        deal.does(REP, "qualifyLead", "{'outcome':'disqualified','reason':'a student'}")
                .isOver()
                .is("DISQUALIFIED")
                .went(
                        "lead-qualification",
                        "leadArrived",
                        "findDuplicates",
                        "isDuplicate",
                        "scoreLead",
                        "routeLead",
                        "assignOwner",
                        "contactLead",
                        "isReached",
                        "qualifyLead",
                        "isQualified",
                        "leadDisqualified")
                .went(
                        "deal",
                        "dealOpened",
                        "whereDoesItEnter",
                        "leadQualification",
                        "isLeadQualified",
                        "leadDisqualified",
                        "stageLost",
                        "markLost",
                        "lost")
                .avoided("deal", "needsAnalysis");
    }

    @Test
    default void aLeadOfLaterIsParkedAndComesBackInItsTime() {
        Journey deal = sales().lead().contacted();
        deal.does(REP, "qualifyLead", "{'outcome':'nurture','nurtureUntil':'2026-05-04'}");
        deal.is("NURTURE").isAt("lead-qualification").asks();
        deal.waitsDays(62).is("NURTURE").asks();
        deal.waitsDays(1).is("OPEN").isAt("lead-qualification").asks("contactLead");
        deal.contacted().qualified().isAt("needs-analysis");
        deal.went(
                "deal",
                "leadQualification",
                "isLeadQualified",
                "leadNurtured",
                "nurtureAfterLead",
                "parkDeal",
                "untilWhen",
                "nurtureOver",
                "wakeDeal",
                "whereDoesItEnter",
                "leadQualification");
    }

    @Test
    default void aParkedLeadMayBeLost() {
        Journey deal = sales().lead().contacted();
        deal.does(REP, "qualifyLead", "{'outcome':'nurture','nurtureUntil':'2026-05-04'}");
        deal.tells("deal.lost", "{'reason':'went out of business'}").isOver().is("LOST");
        deal.went("deal", "parkDeal", "untilWhen", "lostWhileParked", "markLost", "lost")
                .avoided("deal", "wakeDeal");
    }

    @Test
    default void aDealMayBeParkedAtAnyMoment() {
        Journey deal = sales().lead().upToProposal();
        deal.tells("deal.nurtured", "{'until':'2026-04-01'}").is("NURTURE").asks();
        deal.waitsDays(30).is("OPEN").asks("contactLead");
        deal.went("deal", "dealNurtured", "parkDeal", "nurtureOver", "wakeDeal");
    }

    @Test
    default void aDealMayBeLostAtAnyMomentAndReopenedWhereItWas() {
        Journey deal = sales().lead().contacted().qualified().discovered().isAt("needs-analysis");
        lostAndReopened(deal)
                .isAt("needs-analysis")
                .asks("holdDiscovery")
                .discovered()
                .needs("standard");
        lostAndReopened(deal).isAt("proposal").asks("draftProposal").offered(10, 0);
        deal.tells("proposal.changeWanted", "{}");
        lostAndReopened(deal).isAt("negotiation").asks("negotiate");
        deal.does(REP, "negotiate", "{'outcome':'agreed','price':{'amount':'9000.00','currency':'USD'}}");
        lostAndReopened(deal).isAt("contract").asks("checkContract");
        deal.checked().signed().countersigned().is("WON").isAt("after-sales");
    }

    @Test
    default void aDealMayBeLostWhileSomebodyIsAboutToDecide() {
        Journey assessed = sales().lead()
                .contacted()
                .qualified()
                .discovered()
                .needs("presales")
                .asks("assessSolution");
        assessed.tells("deal.lost", "{'reason':'too late'}").isOver().is("LOST");
        Journey signed = sales().lead().upToContract(10).checked().signed().asks("countersign");
        signed.tells("deal.lost", "{'reason':'too late'}").isOver().is("LOST");
    }

    @Test
    default void aDuplicateIsFoldedIntoTheDealThatIsThere() {
        String company = Sales.aCompany();
        Journey first = sales().lead(company);
        Journey second = sales().lead(company).asks("resolveDuplicate");
        second.does(REP, "resolveDuplicate", "{'resolution':'merge','mergeInto':'%s'}".formatted(first.number()));
        second.isOver().is("DISQUALIFIED").remembers("deal.merged");
        second.went("lead-qualification", "isDuplicate", "resolveDuplicate", "mergeDuplicate", "isFolded", "leadMerged")
                .avoided("lead-qualification", "scoreLead");
        first.is("OPEN").asks("contactLead").remembers("deal.merged");
    }

    @Test
    default void whatOnlyLooksLikeADuplicateGoesOn() {
        String company = Sales.aCompany();
        sales().lead(company);
        Journey second = sales().lead(company).asks("resolveDuplicate");
        second.does(REP, "resolveDuplicate", "{'resolution':'keep'}").asks("contactLead");
        second.went(
                "lead-qualification",
                "resolveDuplicate",
                "mergeDuplicate",
                "isFolded",
                "scoreLead",
                "routeLead",
                "assignOwner");
    }

    @Test
    default void aLeadThatNobodyReachesIsTriedThreeTimesAndReturnsToThePool() {
        Journey deal = sales().lead().notReached().asks();
        deal.waits(Duration.ofHours(19)).asks();
        deal.waits(Duration.ofHours(1)).asks("contactLead").notReached();
        deal.waits(Duration.ofHours(20)).asks("contactLead").notReached();
        deal.asks("contactLead");
        assertThat(deal.deal().has("owner")).isFalse();
        deal.claimed("contactLead").contacted().asks("qualifyLead");
        deal.went(
                "lead-qualification",
                "contactLead",
                "isTriedOften",
                "contactLead",
                "isTriedOften",
                "contactLead",
                "isTriedOften",
                "returnToPool",
                "contactLead",
                "isReached");
        assertThat(deal.text("/owner")).isEqualTo(REP);
    }

    @Test
    default void aLeadThatNobodyActsOnReturnsToThePool() {
        Journey deal = sales().lead().waitsDays(7);
        assertThat(deal.deal().has("owner")).isFalse();
        assertThat(deal.tasks()).contains("contactLead");
        deal.remembers("followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
        deal.went(
                "lead-qualification",
                "contactLeadLate",
                "contactLeadFollowUp",
                "contactLeadNobodyActed",
                "returnUntouchedLead",
                "untouchedLeadReturned");
    }

    @Test
    default void aDealThatStallsIsKeptWhenTheManagerSaysSo() {
        Journey deal = stalled();
        deal.does(MANAGER, "reviewStalledDeal", "{'decision':'keep'}")
                .asks("holdDiscovery")
                .is("OPEN")
                .went("deal", "dealStalled", "reviewStalledDeal", "whatNow", "dealKept");
    }

    @Test
    default void aDealThatStallsIsGivenToSomebodyElse() {
        Journey deal = stalled();
        deal.tries(MANAGER, "reviewStalledDeal", "{'decision':'reassign','assignee':'nobody'}")
                .expect(422);
        deal.does(MANAGER, "reviewStalledDeal", "{'decision':'reassign','assignee':'cecily.lampkin'}");
        assertThat(deal.asks("holdDiscovery").text("/owner")).isEqualTo("cecily.lampkin");
        deal.went("deal", "whatNow", "reassignDeal", "dealReassigned");
    }

    @Test
    default void aDealThatStallsIsClosed() {
        stalled()
                .does(MANAGER, "reviewStalledDeal", "{'decision':'close','reason':'they sleep'}")
                .isOver()
                .is("LOST")
                .went("deal", "whatNow", "stalledDealClosed", "stageLost", "markLost", "lost");
    }

    @Test
    default void presalesSayWhetherItCanBeDone() {
        Journey deal = sales().lead().contacted().qualified().discovered().needs("presales");
        deal.isAt("needs-analysis").asks("assessSolution");
        deal.does("presales", "assessSolution", "{'feasible':true,'assessment':'with an adapter'}");
        deal.isAt("proposal").asks("draftProposal");
        deal.went(
                "needs-analysis",
                "leadQualified",
                "holdDiscovery",
                "recordNeeds",
                "whichFit",
                "assessSolution",
                "isFeasible",
                "solutionFits");
    }

    @Test
    default void whatPresalesCannotDoIsLost() {
        Journey deal = sales().lead().contacted().qualified().discovered().needs("presales");
        deal.does("presales", "assessSolution", "{'feasible':false}").isOver().is("LOST");
        deal.went("needs-analysis", "assessSolution", "isFeasible", "solutionNotFeasible");
        deal.went("deal", "needsAnalysis", "doesItFit", "nothingFits", "stageLost", "markLost", "lost");
    }

    @Test
    default void aCustomerWhoNeedsSomethingElseIsLost() {
        sales().lead()
                .contacted()
                .qualified()
                .discovered()
                .needs("none")
                .isOver()
                .is("LOST")
                .went("needs-analysis", "recordNeeds", "whichFit", "nothingFits")
                .avoided("needs-analysis", "assessSolution");
    }

    private Journey stalled() {
        Journey deal = sales().lead().contacted().qualified();
        return deal.waitsDays(21).asks("holdDiscovery", "reviewStalledDeal");
    }

    private static Journey lostAndReopened(Journey deal) {
        deal.tells("deal.lost", "{'reason':'too dear'}").isOver().is("LOST");
        return deal.reopened().is("OPEN");
    }
}
