package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "openRenewal",
        does = "Opens the deal that renews this one: same customer, owner and products, at agreed or today's prices",
        reads = {"renew", "prices"})
public class OpenRenewalStep implements JavaDelegate {

    private final Renewals renewals;

    OpenRenewalStep(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!Boolean.FALSE.equals(execution.getVariable("renew"))) {
            renewals.open(execution.getProcessBusinessKey(), (String) execution.getVariable("prices"));
        }
    }
}
