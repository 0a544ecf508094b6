package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static io.dealtrail.scenarios.Sales.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Contracts that are checked, reviewed, declined, forgotten or not countersigned. */
interface ContractScenarios {

    Sales sales();

    @Test
    default void aLargeContractIsReviewedByLegal() {
        Journey deal = sales().lead().upToContract(150).checked().asks("reviewLegal");
        deal.does("legal", "reviewLegal", "{'approved':false,'findings':'liability'}")
                .asks("checkContract");
        deal.checked().does("legal", "reviewLegal", "{'approved':true}").asks();
        deal.signed().countersigned().is("WON");
        deal.went(
                "contract",
                "termsAgreed",
                "draftContract",
                "checkContract",
                "isComplete",
                "compareClauses",
                "isLegalReviewNeeded",
                "reviewLegal",
                "isCleared",
                "draftContract",
                "checkContract",
                "compareClauses",
                "reviewLegal",
                "isCleared",
                "sendForSignature",
                "contractSent",
                "contractSigned",
                "replyKnown",
                "recordSignature",
                "isSigned",
                "countersign",
                "isCountersigned",
                "endCountersigned");
    }

    @Test
    default void changedClausesAreReviewedByLegalAndNotCheckedByWhoChangedThem() {
        Journey deal = sales().lead().upToContract(10);
        ObjectNode contract = (ObjectNode) deal.deal().at("/contract");
        ((ObjectNode) contract.at("/clauses/0")).put("text", "We pay for everything.");
        ObjectNode edit =
                contract.objectNode().put("version", contract.at("/version").asLong());
        edit.set("clauses", contract.at("/clauses"));
        sales().as(MANAGER).put(deal.path("/contract/clauses"), edit.toString()).expect(200);
        assertThat(deal.tries(MANAGER, "checkContract", "{'complete':true}")
                        .expect(403)
                        .text("/code"))
                .isEqualTo("contract.fourEyes");
        deal.does("director", "checkContract", "{'complete':true}").asks("reviewLegal");
        deal.does("legal", "reviewLegal", "{'approved':true}").asks().remembers("contract.sent");
        deal.went("contract", "compareClauses", "isLegalReviewNeeded", "reviewLegal", "isCleared", "sendForSignature");
    }

    @Test
    default void anIncompleteContractIsDraftedAgain() {
        Journey deal = sales().lead().upToContract(10);
        deal.does(MANAGER, "checkContract", "{'complete':false,'findings':'no date'}")
                .asks("checkContract");
        deal.checked().asks().remembers("contract.sent");
        deal.went(
                        "contract",
                        "checkContract",
                        "isComplete",
                        "draftContract",
                        "checkContract",
                        "isComplete",
                        "compareClauses",
                        "isLegalReviewNeeded",
                        "sendForSignature")
                .avoided("contract", "reviewLegal");
    }

    @Test
    default void aContractWhoseCheckIsNotOnRecordIsNotSent() {
        Journey deal = sales().lead().upToContract(10);
        deal.tries(MANAGER, "checkContract", "{'complete':true}").expect(200);
        sales().tampers("delete from contract_verdict where deal = ?", deal.number());
        deal.runsJobs().asks("checkContract");
        assertThat(deal.trail()).contains("contract.checkMissing").doesNotContain("contract.sent");
        deal.went("contract", "sendForSignatureCheckMissing", "draftContract");
        deal.checked().asks().remembers("contract.sent");
    }

    @Test
    default void aDeclinedContractIsLost() {
        Journey deal = sales().lead().upToContract(10).checked();
        deal.tells("contract.declined", "{'reason':'the board'}").isOver().is("LOST");
        deal.went(
                "contract",
                "whichReply",
                "contractDeclined",
                "replyKnown",
                "recordSignature",
                "isSigned",
                "endDeclined");
        deal.went("deal", "contract", "isContractClosed", "contractLost", "stageLost", "markLost", "lost");
    }

    @Test
    default void aForgottenContractIsRemindedOfAndExpires() {
        Journey deal = sales().lead().upToContract(10).checked();
        deal.waitsDays(7).remembers("contract.reminded").is("OPEN");
        deal.waitsFor("contractExpired").isOver().is("LOST");
        deal.went(
                "contract",
                "remindSignature",
                "signatureReminded",
                "contractExpired",
                "replyKnown",
                "recordSignature",
                "isSigned",
                "endExpired");
    }

    @Test
    default void aCustomerWhoAsksAboutTheContractIsNotRemindedUntilSomebodyAnswered() {
        Journey deal = sales().lead().upToContract(10).checked().writes();
        deal.waitsDays(7);
        assertThat(deal.trail()).doesNotContain("contract.reminded");
        deal.went("contract", "reminderDue", "isCustomerWaiting", "reminderSkipped");
        deal.calledBack().waitsDays(7).remembers("contract.reminded");
        deal.went("contract", "isCustomerWaiting", "remindSignature", "signatureReminded");
    }

    @Test
    default void aContractThatTheDirectorDoesNotSignIsLost() {
        Journey deal = sales().lead().upToContract(10).checked().signed();
        deal.does("director", "countersign", "{'signed':false}").isOver().is("LOST");
        deal.went("contract", "countersign", "isCountersigned", "endRefused");
    }

    @Test
    default void theOwnerDoesNotCheckTheirOwnContract() {
        Journey deal = sales().lead().upToContract(10);
        deal.tries(REP, "checkContract", json("{'complete':true}")).expect(403);
    }
}
