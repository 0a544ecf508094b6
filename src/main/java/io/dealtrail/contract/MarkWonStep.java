package io.dealtrail.contract;

import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(value = "markWon", does = "Wins the deal; fails unless exactly this contract was signed by both sides")
public class MarkWonStep implements JavaDelegate {

    private final Winning winning;

    MarkWonStep(Winning winning) {
        this.winning = winning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        winning.win(execution.getProcessBusinessKey());
    }
}
