package io.dealtrail.lead;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "findDuplicates",
        does = "Looks for other open deals with the same e-mail, phone, or company and region",
        writes =
                "duplicate: whether there is one; false for deals that were placed by an import or went through a stage before")
public class FindDuplicatesStep implements JavaDelegate {

    private final Deals deals;
    private final Duplicates duplicates;

    FindDuplicatesStep(Deals deals, Duplicates duplicates) {
        this.deals = deals;
        this.duplicates = duplicates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String deal = execution.getProcessBusinessKey();
        boolean fresh = deals.require(deal).entryStage() == null && !duplicates.judgedBefore(deal);
        execution.setVariable("duplicate", fresh && !duplicates.of(deal).isEmpty());
    }
}
