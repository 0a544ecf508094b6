package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "scheduleCheckIn",
        does = "Plans when to ask the customer how things go",
        writes = "nextCheckIn: when to check in")
public class ScheduleCheckInStep implements JavaDelegate {

    private final Renewals renewals;

    ScheduleCheckInStep(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("nextCheckIn", Date.from(renewals.scheduleCheckIn(execution.getProcessBusinessKey())));
    }
}
