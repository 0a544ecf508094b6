package io.dealtrail.deal;

import io.dealtrail.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "parkDeal",
        does = "Parks the deal until a date",
        reads = {"nurtureUntil"})
public class ParkDealStep implements JavaDelegate {

    private final DealOutcomes outcomes;

    ParkDealStep(DealOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Date until = (Date) execution.getVariable("nurtureUntil");
        outcomes.park(execution.getProcessBusinessKey(), until.toInstant());
    }
}
