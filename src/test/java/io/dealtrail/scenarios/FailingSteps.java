package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.REP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** A step that fails is tried again after 10 seconds, a minute, ten minutes and an hour; then somebody has to look. */
interface FailingSteps {

    Sales sales();

    @Test
    default void aStepThatFailsIsTriedAgainAndThenAnIncidentThatNamesTheDeal() {
        Journey deal = sales().lead().upToProposal().drafted(10, 0);
        sales().tampers(
                        "update contact set email = '' where id in (select contact from deal_contact where deal = ?)",
                        deal.number());
        deal.tries(REP, "draftProposal", "{}").expect(200);
        for (Duration pause :
                List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))) {
            fails(deal);
            assertThat(job(deal).getRetries()).isPositive();
            assertThat(Duration.between(
                            sales().clock().instant(), job(deal).getDuedate().toInstant()))
                    .isEqualTo(pause);
            assertThat(deal.trail()).doesNotContain("incident.opened");
            sales().clock().advance(pause);
        }
        fails(deal);
        assertThat(job(deal).getRetries()).isZero();
        JsonNode incident = entry(deal, "incident.opened");
        assertThat(incident.at("/process/id").asText()).isEqualTo("proposal");
        assertThat(incident.at("/process/element").asText()).isEqualTo("sendProposal");
        assertThat(incident.toString()).contains("mail.recipient");
        assertThat(deal.trail().stream().filter("job.failed"::equals)).hasSize(5);

        // Nothing is half done: the proposal is a draft as before, and no customer has it.
        assertThat(deal.trail()).doesNotContain("proposal.sent");
        assertThat(deal.text("/proposals/0/state")).isEqualTo("DRAFT");
        deal.triesToTell(REP, "proposal.accepted", "{}").expect(409);

        sales().tampers(
                        "update contact set email = 'bo@example.com' where id in (select contact from deal_contact where deal = ?)",
                        deal.number());
        sales().engine().tryAgain(job(deal));
        deal.runsJobs()
                .remembers("incident.resolved", "proposal.sent")
                .accepted()
                .isAt("contract");
    }

    private void fails(Journey deal) {
        assertThatThrownBy(deal::runsJobs).isInstanceOf(RuntimeException.class);
    }

    private Job job(Journey deal) {
        return sales().engine().job(deal.number(), "sendProposal");
    }

    private static JsonNode entry(Journey deal, String action) {
        return deal.entries().stream()
                .filter(entry -> entry.at("/action").asText().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " is not among " + deal.trail()));
    }
}
