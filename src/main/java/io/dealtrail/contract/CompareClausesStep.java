package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "compareClauses",
        does = "Compares the clauses of the contract with the standard ones",
        writes = "clausesChanged: whether a clause was changed, added, left out or moved")
public class CompareClausesStep implements JavaDelegate {

    private final Contracts contracts;

    CompareClausesStep(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("clausesChanged", contracts.clausesChanged(execution.getProcessBusinessKey()));
    }
}
