package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "recordSignature",
        does = "Records that the customer signed or declined, or that the time is over",
        reads = {"answer", "reason", "signedBy"})
public class RecordSignatureStep implements JavaDelegate {

    private final Signing signing;

    RecordSignatureStep(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String text = (String)
                (execution.getVariable("signedBy") != null
                        ? execution.getVariable("signedBy")
                        : execution.getVariable("reason"));
        signing.answered(execution.getProcessBusinessKey(), (String) execution.getVariable("answer"), text);
    }
}
