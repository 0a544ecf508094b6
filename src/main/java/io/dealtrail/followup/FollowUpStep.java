package io.dealtrail.followup;

import io.dealtrail.engine.AttachedTasks;
import io.dealtrail.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        value = "followUp",
        does =
                "climbs the ladder of the task whose timer fired: reminds, tells the manager, hands over, tells the director",
        writes = "ladderDone: whether the last rung was climbed now")
public class FollowUpStep implements JavaDelegate {

    private final AttachedTasks tasks;
    private final Ladder ladder;

    FollowUpStep(AttachedTasks tasks, Ladder ladder) {
        this.tasks = tasks;
        this.ladder = ladder;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Two tasks of one element (two service cases at once) share the step, and either's timer climbs for both.
        long done = tasks.of(execution).stream().filter(ladder::climb).count();
        execution.setVariable("ladderDone", done > 0);
    }
}
