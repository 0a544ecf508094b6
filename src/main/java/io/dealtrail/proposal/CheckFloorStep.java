package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "checkFloor",
        does = "Compares what was agreed with the floor prices, and its payment with what was offered",
        writes = "belowFloor: whether only a director can allow what was agreed")
public class CheckFloorStep implements JavaDelegate {

    private final Terms terms;

    CheckFloorStep(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("belowFloor", terms.isException(execution.getProcessBusinessKey()));
    }
}
