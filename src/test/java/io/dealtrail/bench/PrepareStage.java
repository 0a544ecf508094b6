package io.dealtrail.bench;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The service task of each stage: sets two variables. */
public class PrepareStage implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        String stage = execution.getCurrentActivityId();
        execution.setVariable("score", stage.hashCode() % 100);
        execution.setVariable("route", "by " + stage);
    }
}
