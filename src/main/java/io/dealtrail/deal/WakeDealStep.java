package io.dealtrail.deal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "wakeDeal", does = "Takes a parked deal back into qualification")
public class WakeDealStep implements JavaDelegate {

    private final DealOutcomes outcomes;

    WakeDealStep(DealOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.wake(execution.getProcessBusinessKey());
    }
}
