package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "sendProposal",
        does =
                "Freezes the draft and sends it to the customer; error approvalMissing when its figures are not approved",
        writes = "validUntil: end of the last day on which the proposal holds")
public class SendProposalStep implements JavaDelegate {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Offers offers;

    SendProposalStep(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate until =
                offers.send(execution.getProcessBusinessKey()).orElseThrow(() -> new BpmnError("approvalMissing"));
        execution.setVariable("validUntil", Date.from(until.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC)));
    }
}
