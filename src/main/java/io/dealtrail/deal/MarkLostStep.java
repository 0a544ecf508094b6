package io.dealtrail.deal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "markLost",
        does = "Closes the deal as lost, or as disqualified when the outcome says so",
        reads = {"outcome", "reason"})
public class MarkLostStep implements JavaDelegate {

    private final Deals deals;

    MarkLostStep(Deals deals) {
        this.deals = deals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deals.lose(execution.getProcessBusinessKey(), (String) execution.getVariable("outcome"), (String)
                execution.getVariable("reason"));
    }
}
