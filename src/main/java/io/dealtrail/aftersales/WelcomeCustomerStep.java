package io.dealtrail.aftersales;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "welcomeCustomer",
        does = "Begins the onboarding checklist, and gives the customer the link to our service")
public class WelcomeCustomerStep implements JavaDelegate {

    private final Welcome welcome;

    WelcomeCustomerStep(Welcome welcome) {
        this.welcome = welcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        welcome.begin(execution.getProcessBusinessKey());
    }
}
