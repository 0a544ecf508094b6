package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "planRenewalDate",
        does = "Plans when to speak of renewing the contract",
        writes = "renewalOn: when to plan the renewal")
public class PlanRenewalDateStep implements JavaDelegate {

    private final Renewals renewals;

    PlanRenewalDateStep(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("renewalOn", Date.from(renewals.planRenewal(execution.getProcessBusinessKey())));
    }
}
