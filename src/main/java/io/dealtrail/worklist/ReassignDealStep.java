package io.dealtrail.worklist;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "reassignDeal",
        does = "Hands the deal and its owner's open tasks to the person that was named",
        reads = {"assignee", "reason"})
public class ReassignDealStep implements JavaDelegate {

    private final Pool pool;

    ReassignDealStep(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void execute(DelegateExecution execution) {
        pool.reassign(execution.getProcessBusinessKey(), (String) execution.getVariable("assignee"), (String)
                execution.getVariable("reason"));
    }
}
