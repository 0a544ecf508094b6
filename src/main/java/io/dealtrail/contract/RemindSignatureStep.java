package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "remindSignature", does = "Reminds the customer that the contract waits for a signature")
public class RemindSignatureStep implements JavaDelegate {

    private final Signing signing;

    RemindSignatureStep(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.remind(execution.getProcessBusinessKey());
    }
}
