package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "openCase",
        does = "Opens a service case",
        reads = {"title", "text"},
        writes = "caseNumber: number of the case")
public class OpenCaseStep implements JavaDelegate {

    private final Cases cases;

    OpenCaseStep(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getVariableLocal("caseNumber") == null) {
            String number =
                    cases.open(execution.getProcessBusinessKey(), (String) execution.getVariable("title"), (String)
                            execution.getVariable("text"));
            // Local: several cases may be open at once, each with its own number.
            execution.setVariableLocal("caseNumber", number);
        }
    }
}
