package io.dealtrail.lead;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "mergeDuplicate",
        does = "Folds the lead into the deal or account that was named, or notes that it is none of the duplicates",
        reads = {"resolution", "mergeInto"},
        writes = "merged: whether the lead was folded into another deal")
public class MergeDuplicateStep implements JavaDelegate {

    private final DuplicateResolution resolution;

    MergeDuplicateStep(DuplicateResolution resolution) {
        this.resolution = resolution;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String deal = execution.getProcessBusinessKey();
        boolean merge = "merge".equals(execution.getVariable("resolution"));
        String into = String.valueOf(execution.getVariable("mergeInto"));
        if (!merge) {
            resolution.keep(deal);
        } else if (DuplicateResolution.isDeal(into)) {
            resolution.mergeIntoDeal(deal, into);
        } else {
            resolution.mergeIntoAccount(deal, into);
        }
        execution.setVariable("merged", merge && DuplicateResolution.isDeal(into));
    }
}
