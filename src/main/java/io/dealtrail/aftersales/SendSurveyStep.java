package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "sendSurvey",
        does = "Asks the customer how satisfied they are",
        writes = "surveyUntil: end of the last day to answer")
public class SendSurveyStep implements JavaDelegate {

    private final Surveys surveys;

    SendSurveyStep(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate until = surveys.send(execution.getProcessBusinessKey());
        execution.setVariable("surveyUntil", Date.from(until.atTime(23, 59, 59).toInstant(ZoneOffset.UTC)));
    }
}
