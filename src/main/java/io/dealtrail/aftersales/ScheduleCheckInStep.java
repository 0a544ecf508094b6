package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "scheduleCheckIn",
        does =
                "Plans when to ask the customer how things go, by the contract's rhythm; forgets what was answered last time",
        reads = "renewalOn",
        writes =
                "nextCheckIn: when to check in; surveyDue: whether the customer was not asked to answer a survey lately")
public class ScheduleCheckInStep implements JavaDelegate {

    private final CheckIns checkIns;
    private final Surveys surveys;

    ScheduleCheckInStep(CheckIns checkIns, Surveys surveys) {
        this.checkIns = checkIns;
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String deal = execution.getProcessBusinessKey();
        Date renewal = (Date) execution.getVariable("renewalOn");
        execution.setVariable(
                "nextCheckIn", Date.from(checkIns.schedule(deal, renewal == null ? null : renewal.toInstant())));
        execution.setVariable("surveyDue", surveys.isDue(deal));
        List.of("rating", "recommendation", "comment", "mood").forEach(execution::removeVariable);
    }
}
