package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "sealContract",
        does = "Keeps the signed contract with the evidence of both signatures and sends it to both sides")
public class SealContractStep implements JavaDelegate {

    private final Winning winning;

    SealContractStep(Winning winning) {
        this.winning = winning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        winning.seal(execution.getProcessBusinessKey());
    }
}
