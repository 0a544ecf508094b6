package io.dealtrail.lead;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "recordScore",
        does = "Stores the lead's score, and the priority that follows: high from 70, low below 30",
        reads = {"score"})
public class RecordScoreStep implements JavaDelegate {

    private final Deals deals;

    RecordScoreStep(Deals deals) {
        this.deals = deals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A table whose rules all miss gives no score at all.
        int points = execution.getVariable("score") instanceof Number number ? number.intValue() : 0;
        int score = Math.max(0, Math.min(100, points));
        deals.setScore(execution.getProcessBusinessKey(), score, priority(score));
    }

    static int priority(int score) {
        return score >= 70 ? 80 : score < 30 ? 20 : 50;
    }
}
