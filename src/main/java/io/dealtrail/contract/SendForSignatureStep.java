package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "sendForSignature",
        does = "Sends the contract to be signed; error checkMissing when a check or review of this content is missing",
        writes = "signUntil: end of the last day to sign")
public class SendForSignatureStep implements JavaDelegate {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Sending sending;

    SendForSignatureStep(Sending sending) {
        this.sending = sending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate until =
                sending.send(execution.getProcessBusinessKey()).orElseThrow(() -> new BpmnError("checkMissing"));
        execution.setVariable("signUntil", Date.from(until.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC)));
    }
}
