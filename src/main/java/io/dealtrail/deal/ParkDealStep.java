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

    private final Deals deals;

    ParkDealStep(Deals deals) {
        this.deals = deals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Date until = (Date) execution.getVariable("nurtureUntil");
        deals.park(execution.getProcessBusinessKey(), until.toInstant());
    }
}
