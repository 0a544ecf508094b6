package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "compareClauses",
        does =
                "Compares the clauses of the contract with its template and asks the table legal-review whether legal must see it",
        writes = "clausesChanged: whether a clause was changed, added, left out or moved; "
                + "legalReviewNeeded: what the table says")
public class CompareClausesStep implements JavaDelegate {

    private final Contracts contracts;
    private final LegalReviews legal;

    CompareClausesStep(Contracts contracts, LegalReviews legal) {
        this.contracts = contracts;
        this.legal = legal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Contract contract = contracts.require(execution.getProcessBusinessKey());
        execution.setVariable("clausesChanged", legal.clausesChanged(contract));
        execution.setVariable("legalReviewNeeded", legal.isNeeded(contract));
    }
}
