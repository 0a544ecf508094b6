package io.dealtrail.deal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "wakeDeal", does = "Takes a parked deal back into qualification")
public class WakeDealStep implements JavaDelegate {

    private final Deals deals;

    WakeDealStep(Deals deals) {
        this.deals = deals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deals.wake(execution.getProcessBusinessKey());
    }
}
