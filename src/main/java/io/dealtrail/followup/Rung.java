package io.dealtrail.followup;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The rungs of the ladder, in the order in which they are climbed when several are due at once. */
public enum Rung {
    REMIND("remind", "remindAfter"),
    ESCALATE("escalate", "escalateAfter"),
    HAND_OVER("handOver", "handOverAfter"),
    DIRECTOR("director", "directorAfter");

    private final String kind;
    private final String output;

    Rung(String kind, String output) {
        this.kind = kind;
        this.output = output;
    }

    /** As clients see it. */
    public String kind() {
        return kind;
    }

    /** Its column in {@code follow-up.dmn}, and the property of a task that beats it. */
    String output() {
        return output;
    }

    static String write(Set<Rung> rungs) {
        return EnumSet.copyOf(rungs).stream().map(Rung::kind).collect(Collectors.joining(","));
    }

    static Set<Rung> read(String kinds) {
        Set<Rung> rungs = EnumSet.noneOf(Rung.class);
        Arrays.stream(values())
                .filter(rung -> Arrays.asList(kinds.split(",")).contains(rung.kind))
                .forEach(rungs::add);
        return rungs;
    }
}
