package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "closeCase",
        does = "Resolves the service case",
        reads = {"caseNumber", "resolution"})
public class CloseCaseStep implements JavaDelegate {

    private final Cases cases;

    CloseCaseStep(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.close(execution.getProcessBusinessKey(), String.valueOf(execution.getVariable("caseNumber")), (String)
                execution.getVariable("resolution"));
    }
}
