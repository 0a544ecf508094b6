package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Discounts and who approves them, what customers answer, and what is negotiated. */
interface OfferScenarios {

    Sales sales();

    @Test
    default void aDiscountIsApprovedByTheManager() {
        Journey deal = sales().lead().upToProposal().offered(10, 15).asks("approveDiscount");
        deal.approvedBy(MANAGER).asks().accepted().isAt("contract");
        deal.went(
                "proposal",
                "needsKnown",
                "draftProposal",
                "decideApprovers",
                "isApprovalNeeded",
                "approverChosen",
                "approveDiscount",
                "discountDecided",
                "isApproved",
                "sendProposal",
                "proposalSent",
                "whichAnswer",
                "proposalAccepted",
                "answerKnown",
                "recordAnswer",
                "whatDidTheySay",
                "endAccepted");
        deal.went("deal", "proposal", "isProposalAccepted").avoided("deal", "negotiation");
    }

    @Test
    default void aLargeDiscountIsApprovedByTwoInTurn() {
        Journey deal = sales().lead().upToProposal().offered(10, 25).asks("approveDiscount");
        deal.tries("finance", "approveDiscount", "{'approved':true}").expect(404);
        deal.approvedBy(MANAGER).asks("approveDiscount");
        deal.tries(MANAGER, "approveDiscount", "{'approved':true}").expect(403);
        deal.approvedBy("finance").asks().remembers("proposal.sent");
        deal.went(
                "proposal",
                "approveDiscount",
                "discountDecided",
                "approveDiscount",
                "discountDecided",
                "isApproved",
                "sendProposal");
    }

    @Test
    default void aHugeDiscountIsApprovedByThree() {
        Journey deal = sales().lead().upToProposal().offered(10, 35);
        deal.approvedBy(MANAGER)
                .approvedBy("finance")
                .approvedBy("director")
                .asks()
                .accepted();
    }

    @Test
    default void aDirectorMayTakeSeveralRungs() {
        Journey deal = sales().lead().upToProposal().offered(10, 25);
        deal.approvedBy("director").approvedBy("director").asks().remembers("proposal.sent");
    }

    @Test
    default void aRefusedDiscountIsDraftedAgain() {
        Journey deal = sales().lead().upToProposal().offered(10, 15);
        deal.tries(MANAGER, "approveDiscount", "{'approved':false}").expect(422);
        deal.does(MANAGER, "approveDiscount", "{'approved':false,'comment':'too much'}")
                .asks("draftProposal");
        deal.offered(10, 5).asks().accepted().isAt("contract");
        deal.went(
                "proposal",
                "isApproved",
                "draftProposal",
                "decideApprovers",
                "isApprovalNeeded",
                "sendProposal",
                "endAccepted");
    }

    @Test
    default void whoAskedForADiscountCannotApproveIt() {
        Journey deal = sales().lead().upToProposal().drafted(10, 15).does(MANAGER, "draftProposal", "{}");
        assertThat(deal.tries(MANAGER, "approveDiscount", "{'approved':true}")
                        .expect(403)
                        .text("/code"))
                .isEqualTo("approval.fourEyes");
        deal.approvedBy("director").asks().remembers("proposal.sent");
    }

    @Test
    default void aDiscountRaisedAfterItsApprovalIsAskedForAgain() {
        Journey deal = sales().lead().upToProposal().offered(10, 15);
        deal.tries(MANAGER, "approveDiscount", "{'approved':true}").expect(200);
        deal.drafted(10, 25).runsJobs().asks("draftProposal");
        assertThat(deal.trail()).contains("proposal.approvalMissing").doesNotContain("proposal.sent");
        deal.went("proposal", "isApproved", "sendProposalApprovalMissing");
        deal.does(REP, "draftProposal", "{}").approvedBy(MANAGER).approvedBy("finance");
        deal.asks().remembers("proposal.sent");
    }

    @Test
    default void aCustomerWhoDeclinesIsLost() {
        Journey deal = sales().lead().upToProposal().offered(10, 0);
        deal.tells("proposal.declined", "{'reason':'bought elsewhere'}")
                .isOver()
                .is("LOST")
                .went(
                        "proposal",
                        "whichAnswer",
                        "proposalDeclined",
                        "answerKnown",
                        "recordAnswer",
                        "whatDidTheySay",
                        "endDeclined")
                .went("deal", "proposal", "isProposalAccepted", "proposalLost", "stageLost", "markLost", "lost");
    }

    @Test
    default void aSilentCustomerIsChasedUntilTheProposalExpires() {
        Journey deal = sales().lead().upToProposal().offered(10, 0);
        deal.waitsDays(3)
                .asks("chaseCustomer")
                .does(REP, "chaseCustomer", "{'note':'on holiday'}")
                .asks();
        deal.waitsDays(3)
                .asks("chaseCustomer")
                .waitsFor("proposalExpired")
                .isOver()
                .is("LOST")
                .went(
                        "proposal",
                        "chaseCustomer",
                        "customerChased",
                        "proposalExpired",
                        "answerKnown",
                        "whatDidTheySay",
                        "endExpired");
    }

    @Test
    default void aCustomerWhoWroteIsNotChasedUntilSomebodyAnswered() {
        Journey deal = sales().lead().upToProposal().offered(10, 0);
        deal.waitsDays(3).asks("chaseCustomer").writes().asks();
        deal.waitsDays(3).asks();
        deal.calledBack().waitsDays(3).asks("chaseCustomer");
        deal.went("proposal", "chaseCustomer", "chaseCustomerReplied", "customerWrote");
        deal.went("proposal", "chaseDue", "isCustomerWaiting", "chaseSkipped");
        deal.accepted().isAt("contract");
    }

    @Test
    default void aWantedChangeIsNegotiatedAndAgreed() {
        Journey deal = negotiating().does(REP, "negotiate", agreed("9000.00"));
        assertThat(deal.isAt("contract").asks("checkContract").text("/amount/amount"))
                .isEqualTo("9000.00");
        deal.went("proposal", "whichAnswer", "changeWanted", "answerKnown", "whatDidTheySay", "endChangeWanted");
        deal.went(
                        "negotiation",
                        "changeWanted",
                        "negotiate",
                        "whatCameOut",
                        "checkFloor",
                        "isBelowFloor",
                        "agreeTerms",
                        "termsAgreed")
                .avoided("negotiation", "approveBelowFloor");
        deal.went("deal", "isProposalAccepted", "negotiation", "isAgreed");
    }

    @Test
    default void aPriceBelowTheFloorIsTheDirectorsToAllow() {
        Journey deal = negotiating().does(REP, "negotiate", agreed("5000.00")).asks("approveBelowFloor");
        deal.does("director", "approveBelowFloor", "{'approved':false,'comment':'no'}")
                .asks("negotiate");
        deal.does(REP, "negotiate", agreed("5500.00")).asks("approveBelowFloor");
        deal.does("director", "approveBelowFloor", "{'approved':true}").isAt("contract");
        assertThat(deal.text("/amount/amount")).isEqualTo("5500.00");
        deal.went(
                "negotiation",
                "negotiate",
                "isBelowFloor",
                "approveBelowFloor",
                "isException",
                "negotiate",
                "isBelowFloor",
                "approveBelowFloor",
                "isException",
                "agreeTerms",
                "termsAgreed");
        deal.checked().signed().countersigned().is("WON");
    }

    @Test
    default void tooManyRoundsAreReportedAndTheCustomerMayWalkAway() {
        Journey deal = negotiating();
        for (int round = 1; round <= 5; round++) {
            deal.does(REP, "negotiate", "{'outcome':'anotherRound','ask':'cheaper'}")
                    .asks("negotiate");
        }
        assertThat(deal.trail()).doesNotContain("rounds.reported");
        deal.does(REP, "negotiate", "{'outcome':'anotherRound','ask':'cheaper'}");
        deal.asks("negotiate").remembers("rounds.reported");
        deal.does(REP, "negotiate", "{'outcome':'walkedAway'}").isOver().is("LOST");
        deal.went(
                "negotiation",
                "negotiate",
                "whatCameOut",
                "isTooManyRounds",
                "negotiate",
                "isTooManyRounds",
                "reportRounds",
                "negotiate",
                "whatCameOut",
                "walkedAway");
        deal.went("deal", "negotiation", "isAgreed", "walkedAway", "stageLost", "markLost", "lost");
    }

    private Journey negotiating() {
        Journey deal = sales().lead().upToProposal().offered(10, 0);
        return deal.tells("proposal.changeWanted", "{'comment':'cheaper'}")
                .isAt("negotiation")
                .asks("negotiate");
    }

    private static String agreed(String price) {
        return "{'outcome':'agreed','price':{'amount':'%s','currency':'USD'}}".formatted(price);
    }
}
