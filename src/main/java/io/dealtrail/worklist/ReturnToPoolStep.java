package io.dealtrail.worklist;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "returnToPool", does = "Takes the owner off the deal and puts its open tasks back into the queue")
public class ReturnToPoolStep implements JavaDelegate {

    private final Pool pool;

    ReturnToPoolStep(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void execute(DelegateExecution execution) {
        pool.take(execution.getProcessBusinessKey());
    }
}
