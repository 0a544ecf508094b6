package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "openCase",
        does = "Opens a service case, or opens one again",
        reads = {"title", "text", "casePriority", "caseSource", "caseContact", "reopens"},
        writes = "caseNumber: number of the case; caseAlarm: when its clock has to be looked at")
public class OpenCaseStep implements JavaDelegate {

    private final Cases cases;
    private final CaseTimes times;

    OpenCaseStep(Cases cases, CaseTimes times) {
        this.cases = cases;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getVariableLocal("caseNumber") == null) {
            String deal = execution.getProcessBusinessKey();
            String number = text(execution, "reopens");
            if (number.isEmpty()) {
                number = cases.open(deal, wanted(execution));
            } else {
                cases.reopen(deal, number);
            }
            // Local: several cases may be open at once, each with its own number and clock.
            execution.setVariableLocal("caseNumber", number);
            execution.setVariableLocal("caseAlarm", Date.from(times.next(cases.require(number))));
        }
    }

    private static NewCase wanted(DelegateExecution execution) {
        String priority = text(execution, "casePriority");
        String source = text(execution, "caseSource");
        String contact = text(execution, "caseContact");
        String words = text(execution, "text");
        return new NewCase(
                text(execution, "title"),
                words.isEmpty() ? null : words,
                priority.isEmpty() ? "normal" : priority,
                source.isEmpty() ? "person" : source,
                contact.isEmpty() ? null : contact);
    }

    private static String text(DelegateExecution execution, String variable) {
        Object value = execution.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
