package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "draftContract",
        does = "Drafts the contract from the accepted proposal and the standard clauses; edited clauses stay")
public class DraftContractStep implements JavaDelegate {

    private final Contracts contracts;

    DraftContractStep(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.draft(execution.getProcessBusinessKey());
    }
}
