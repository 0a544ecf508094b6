package io.dealtrail.followup;

import io.dealtrail.engine.Sla.Moment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ladder of one open task, and how far it was climbed. */
record Deadline(
        String task,
        Moment moment,
        List<String> groups,
        @Nullable String mandatory,
        Deadlines deadlines,
        Set<Rung> climbed) {

    Deadline {
        groups = List.copyOf(groups);
        climbed = Set.copyOf(climbed);
    }

    boolean isClimbed() {
        return climbed.containsAll(deadlines.rungs().keySet());
    }
}
