package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "watchCase",
        does = "Warns of a service case whose time runs out, and tells those above when it is over",
        reads = "caseNumber",
        writes = "caseAlarm: when its clock has to be looked at again")
public class WatchCaseStep implements JavaDelegate {

    private final CaseWatch watch;

    WatchCaseStep(CaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = String.valueOf(execution.getVariable("caseNumber"));
        // It is set where openCase set it: in this case's own scope.
        execution.setVariable("caseAlarm", Date.from(watch.look(execution.getProcessBusinessKey(), number)));
    }
}
