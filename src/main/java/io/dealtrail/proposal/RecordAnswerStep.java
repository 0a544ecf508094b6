package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "recordAnswer",
        does = "Records what the customer said to the proposal, or that its time is over",
        reads = {"answer", "reason"})
public class RecordAnswerStep implements JavaDelegate {

    private final Offers offers;

    RecordAnswerStep(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.answered(execution.getProcessBusinessKey(), (String) execution.getVariable("answer"), (String)
                execution.getVariable("reason"));
    }
}
