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
                .is("DISQUALIFIED");
    }

    @Test
    default void aLeadOfLaterIsParkedAndComesBackInItsTime() {
        Journey deal = sales().lead().contacted();
        deal.does(REP, "qualifyLead", "{'outcome':'nurture','nurtureUntil':'2026-05-04'}");
        deal.is("NURTURE").isAt("lead-qualification").asks();
        deal.waitsDays(62).is("NURTURE").asks();
        deal.waitsDays(1).is("OPEN").isAt("lead-qualification").asks("contactLead");
        deal.contacted().qualified().isAt("needs-analysis");
    }

    @Test
    default void aParkedLeadMayBeLost() {
        Journey deal = sales().lead().contacted();
        deal.does(REP, "qualifyLead", "{'outcome':'nurture','nurtureUntil':'2026-05-04'}");
        deal.tells("deal.lost", "{'reason':'went out of business'}").isOver().is("LOST");
    }

    @Test
    default void aDealMayBeParkedAtAnyMoment() {
        Journey deal = sales().lead().upToProposal();
        deal.tells("deal.nurtured", "{'until':'2026-04-01'}").is("NURTURE").asks();
        deal.waitsDays(30).is("OPEN").asks("contactLead");
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
        first.is("OPEN").asks("contactLead").remembers("deal.merged");
    }

    @Test
    default void whatOnlyLooksLikeADuplicateGoesOn() {
        String company = Sales.aCompany();
        sales().lead(company);
        Journey second = sales().lead(company).asks("resolveDuplicate");
        second.does(REP, "resolveDuplicate", "{'resolution':'keep'}").asks("contactLead");
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
        assertThat(deal.text("/owner")).isEqualTo(REP);
    }

    @Test
    default void aLeadThatNobodyActsOnReturnsToThePool() {
        Journey deal = sales().lead().waitsDays(7);
        assertThat(deal.deal().has("owner")).isFalse();
        assertThat(deal.tasks()).contains("contactLead");
        deal.remembers("followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
    }

    @Test
    default void aDealThatStallsIsKeptWhenTheManagerSaysSo() {
        Journey deal = stalled();
        deal.does(MANAGER, "reviewStalledDeal", "{'decision':'keep'}")
                .asks("holdDiscovery")
                .is("OPEN");
    }

    @Test
    default void aDealThatStallsIsGivenToSomebodyElse() {
        Journey deal = stalled();
        deal.tries(MANAGER, "reviewStalledDeal", "{'decision':'reassign','assignee':'nobody'}")
                .expect(422);
        deal.does(MANAGER, "reviewStalledDeal", "{'decision':'reassign','assignee':'cecily.lampkin'}");
        assertThat(deal.asks("holdDiscovery").text("/owner")).isEqualTo("cecily.lampkin");
    }

    @Test
    default void aDealThatStallsIsClosed() {
        stalled()
                .does(MANAGER, "reviewStalledDeal", "{'decision':'close','reason':'they sleep'}")
                .isOver()
                .is("LOST");
    }

    @Test
    default void presalesSayWhetherItCanBeDone() {
        Journey deal = sales().lead().contacted().qualified().discovered().needs("presales");
        deal.isAt("needs-analysis").asks("assessSolution");
        deal.does("presales", "assessSolution", "{'feasible':true,'assessment':'with an adapter'}");
        deal.isAt("proposal").asks("draftProposal");
    }

    @Test
    default void whatPresalesCannotDoIsLost() {
        Journey deal = sales().lead().contacted().qualified().discovered().needs("presales");
        deal.does("presales", "assessSolution", "{'feasible':false}").isOver().is("LOST");
    }

    @Test
    default void aCustomerWhoNeedsSomethingElseIsLost() {
        sales().lead()
                .contacted()
                .qualified()
                .discovered()
                .needs("none")
                .isOver()
                .is("LOST");
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
