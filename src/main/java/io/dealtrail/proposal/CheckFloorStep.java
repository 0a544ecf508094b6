package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "checkFloor",
        does = "Compares the agreed price with the floor prices of what is sold",
        writes = "belowFloor: whether the agreed price is below the floor")
public class CheckFloorStep implements JavaDelegate {

    private final Terms terms;

    CheckFloorStep(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("belowFloor", terms.isBelowFloor(execution.getProcessBusinessKey()));
    }
}
