package io.dealtrail.proposal;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "agreeTerms", does = "Writes the agreed price as the accepted proposal and sets the deal's amount")
public class AgreeTermsStep implements JavaDelegate {

    private final Terms terms;

    AgreeTermsStep(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terms.agree(execution.getProcessBusinessKey());
    }
}
