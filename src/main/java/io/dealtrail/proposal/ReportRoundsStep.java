package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "reportRounds", does = "Tells the team's manager that there are too many rounds of negotiation")
public class ReportRoundsStep implements JavaDelegate {

    private final Negotiation negotiation;

    ReportRoundsStep(Negotiation negotiation) {
        this.negotiation = negotiation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        negotiation.report(execution.getProcessBusinessKey());
    }
}
