package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "recordSurvey",
        does = "Keeps what the customer answered",
        reads = {"rating", "recommendation", "mood", "comment"})
public class RecordSurveyStep implements JavaDelegate {

    private final Surveys surveys;

    RecordSurveyStep(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        surveys.answer(
                execution.getProcessBusinessKey(),
                new Surveys.Answer(
                        (Integer) execution.getVariable("rating"),
                        (Integer) execution.getVariable("recommendation"),
                        (String) execution.getVariable("mood"),
                        (String) execution.getVariable("comment")));
    }
}
