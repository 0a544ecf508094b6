package io.dealtrail.migration;

import java.util.List;

/**
 * What a rehearsal or a move did to one deal.
 *
 * @param problems why it cannot go; none when {@code ok}
 * @param notes what a person should know although it goes
 */
record Report(String deal, boolean ok, List<Problem> problems, List<Problem> notes, State before, State after) {

    Report {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    static Report refused(Subject subject, List<Problem> problems) {
        return new Report(subject.deal(), false, problems, List.of(), State.NONE, State.NONE);
    }
}
