package io.dealtrail.engine;

import java.util.List;

/**
 * One way on from a task, as far as the next step that somebody or something has to take.
 *
 * @param answers what the gateways on the way ask, with the label of the way out that is taken
 * @param step name of the step that it leads to
 */
public record Way(List<Answer> answers, Kind kind, String step) {

    /** What comes at the end of the way. */
    public enum Kind {
        TASK,
        WAIT,
        STAGE,
        END
    }

    /** A gateway's question and the label of one way out; either may be empty. */
    public record Answer(String question, String answer) {}
}
