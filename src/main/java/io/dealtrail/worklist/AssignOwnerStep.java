package io.dealtrail.worklist;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "assignOwner",
        does = "Gives a deal without owner to the least loaded present rep of the routed teams",
        reads = {"route"})
public class AssignOwnerStep implements JavaDelegate {

    private final Pool pool;

    AssignOwnerStep(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void execute(DelegateExecution execution) {
        pool.assignOwner(execution.getProcessBusinessKey(), (String) execution.getVariable("route"));
    }
}
