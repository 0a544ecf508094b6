package io.dealtrail.deal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "markLost",
        does = "Closes the deal as lost, or as disqualified when the outcome says so",
        reads = {"outcome", "reason"})
public class MarkLostStep implements JavaDelegate {

    private final DealOutcomes outcomes;

    MarkLostStep(DealOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.lose(execution.getProcessBusinessKey(), (String) execution.getVariable("outcome"), (String)
                execution.getVariable("reason"));
    }
}
