package io.dealtrail.trail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to see of a trail.
 *
 * @param kind one of {@link #KINDS}; null, or anything else, is all
 * @param who an actor such as {@code person:anna}; null is anybody
 * @param words what the entries say, in the reader's words; null is anything
 */
record TimelineFilter(
        @Nullable String kind,
        @Nullable String who,
        @Nullable String words) {

    /** Kinds in the order in which a reader chooses. {@code change} is whatever is of no other kind. */
    static final List<String> KINDS =
            List.of("contact", "task", "comment", "document", "escalation", "stage", "change");

    private static final Map<String, List<String>> ACTIONS = Map.of(
            "contact", List.of("interaction.%"),
            "task",
                    List.of(
                            "task.opened",
                            "task.completed",
                            "task.cancelled",
                            "task.assigned",
                            "task.released",
                            "task.snoozed",
                            "task.woken"),
            "comment", List.of("task.commented", "comment.%"),
            "document", List.of("proposal.%", "contract.%", "attachment.%", "survey.%"),
            "escalation",
                    List.of("followup.%", "deal.stalled", "deal.unstalled", "job.%", "incident.%", "rounds.reported"),
            "stage",
                    List.of(
                            "stage.%",
                            "message.%",
                            "decision.%",
                            "deal.opened",
                            "deal.closed",
                            "deal.parked",
                            "deal.woken",
                            "deal.reopened"));

    TimelineFilter {
        kind = kind != null && KINDS.contains(kind) ? kind : null;
        who = who == null || who.isBlank() ? null : who;
        words = words == null || words.isBlank() ? null : words.strip().toLowerCase(Locale.ROOT);
    }

    public boolean isNarrow() {
        return kind != null || who != null || words != null;
    }

    /** The parts of it that the database can tell, as further conditions. */
    String condition(Map<String, Object> params) {
        // How the engine went from node to node is for auditors, who read the trail itself.
        String condition = " and e.action <> 'process.moved'";
        if (who != null) {
            condition += " and e.actor = :who";
            params.put("who", who);
        }
        if (kind != null) {
            List<String> own = ACTIONS.get(kind);
            condition += own == null
                    ? " and not (" + any(ACTIONS.values().stream().flatMap(List::stream)) + ")"
                    : " and (" + any(own.stream()) + ")";
        }
        return condition;
    }

    /** The words are looked for in what the reader reads, not in what is stored. */
    boolean matches(Timeline.Line line) {
        return words == null
                || Stream.concat(
                                Stream.of(line.who(), line.text(), line.comment() == null ? "" : line.comment()),
                                line.details().stream().flatMap(d -> Stream.of(d.field(), String.valueOf(d.to()))))
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }

    private static String any(Stream<String> actions) {
        // Constants of this class, never a reader's text.
        return actions.map(a -> "e.action like '" + a + "'").collect(Collectors.joining(" or "));
    }
}
