package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.REP;
import static io.dealtrail.scenarios.Sales.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** What nobody gets away with; the deal stands where it stood. */
interface Refusals {

    Sales sales();

    @Test
    default void answersThatATaskDoesNotAskForAreRefused() {
        Journey deal = sales().lead();
        Answer refused = deal.tries(REP, "contactLead", "{'reached':true,'status':'WON'}")
                .expect(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("status");
        assertThat(refused.text("/errors/0/code")).isEqualTo("field.unknown");
        deal.asks("contactLead");
    }

    @Test
    default void answersThatATaskNeedsAreAskedFor() {
        Journey deal = sales().lead();
        Answer refused = deal.tries(REP, "contactLead", "{}").expect(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("reached");
        deal.contacted();
        deal.tries(REP, "qualifyLead", "{'outcome':'disqualified'}").expect(422);
        deal.tries(REP, "qualifyLead", "{'outcome':'nurture'}").expect(422);
        deal.tries(REP, "qualifyLead", "{'outcome':'perhaps'}").expect(422);
        deal.asks("qualifyLead");
    }

    @Test
    default void aTaskIsCompletedOnce() {
        Journey deal = sales().lead();
        String task = deal.taskId("contactLead");
        deal.completes(REP, task, "{'reached':true}").expect(200);
        Answer again = deal.completes(REP, task, "{'reached':true}").expect(409);
        assertThat(again.text("/code")).isEqualTo("task.alreadyCompleted");
        assertThat(again.text("/completedBy")).isEqualTo(REP);
        deal.asks("qualifyLead");
    }

    @Test
    default void aMessageThatNothingWaitsForIsRefused() {
        Journey deal = sales().lead();
        Answer refused = deal.triesToTell(REP, "proposal.accepted", "{}").expect(409);
        assertThat(refused.text("/code")).isEqualTo("message.notExpected");
        deal.triesToTell(REP, "deal.stalled", "{}").expect(422);
        deal.triesToTell(REP, "deal.lost", "{}").expect(422);
        deal.is("OPEN").isAt("lead-qualification").asks("contactLead");
    }

    @Test
    default void aDealOfOthersIsNotThere() {
        Journey deal = sales().lead();
        String task = deal.taskId("contactLead");
        for (String stranger : new String[] {"violet.mclelland", "cecily.lampkin", "cara.losch", "legal", "admin"}) {
            sales().as(stranger).get(deal.path("")).expect(404);
            sales().as(stranger).get(deal.path("/trail")).expect(404);
            deal.completes(stranger, task, "{'reached':true}").expect(stranger.equals("admin") ? 403 : 404);
        }
        deal.asks("contactLead");
    }

    @Test
    default void anAuditorReadsAllAndChangesNothing() {
        Journey deal = sales().lead();
        sales().as("auditor").get(deal.path("")).expect(200);
        deal.tries("auditor", "contactLead", "{'reached':true}").expect(403);
        deal.triesToTell("auditor", "deal.lost", "{'reason':'audit'}").expect(403);
        sales().as("auditor")
                .patch(deal.path(""), json("{'title':'x','version':1}"))
                .expect(403);
        sales().as("auditor").post(deal.path("/proposals"), Journey.lines(1, 0)).expect(403);
        sales().as("auditor")
                .post("/api/leads", json("{'company':'Audit','source':'web'}"))
                .expect(403);
        deal.is("OPEN").asks("contactLead");
    }

    @Test
    default void whoIsNotSignedInGetsNothing() {
        Journey deal = sales().lead();
        sales().as("").get(deal.path("")).expect(401);
    }
}
