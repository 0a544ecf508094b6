package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "remindSignature", does = "Reminds the customer that the contract waits for a signature")
public class RemindSignatureStep implements JavaDelegate {

    private final Sending sending;

    RemindSignatureStep(Sending sending) {
        this.sending = sending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sending.remind(execution.getProcessBusinessKey());
    }
}
