package io.dealtrail.followup;

import io.dealtrail.engine.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ladders of a deal's open tasks as a reader follows them: what came when, what comes next, and which rule says so. */
@Component
class Ladders {

    /**
     * @param region whose working calendar counts, if any
     * @param row the row of the table that says so; null when the table was changed since, or the drawing says so itself
     */
    record TaskLadder(
            String task,
            String element,
            String stage,
            @Nullable Instant due,
            List<Step> steps,
            List<Limit> limits,
            @Nullable String region,
            @Nullable Row row) {

        /** The first thing that comes by itself from now on. */
        public Optional<Step> next() {
            return steps.stream().filter(step -> !step.climbed()).findFirst();
        }

        public Optional<Step> last() {
            return steps.stream().filter(Step::climbed).reduce((a, b) -> b);
        }
    }

    /** @param kind remind, escalate, handOver or director */
    record Step(String kind, Instant at, boolean climbed, boolean late) {}

    /**
     * A length of time of the rule.
     *
     * @param kind due, remind, escalate, handOver or director
     * @param unit minute, hour or day of working time; else {@code clock}, with the length in {@code count} as written
     */
    record Limit(String kind, String unit, Object count) {}

    /** @param number 1-based, as a reader counts the table's rows */
    record Row(int number, String id, String name) {}

    private static final Pattern REASON = Pattern.compile("(.*?)(?: \\(([^()]*)\\))?");
    private static final Pattern WORKING = Pattern.compile("(\\d+) +working +(minute|hour|day)s?");

    private final DeadlineRepository deadlines;
    private final Decisions decisions;
    private final Clock clock;

    Ladders(DeadlineRepository deadlines, Decisions decisions, Clock clock) {
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.clock = clock;
    }

    List<TaskLadder> of(String deal) {
        return deadlines.ofDeal(deal).stream().map(this::ladder).toList();
    }

    private TaskLadder ladder(Deadline open) {
        Deadlines times = open.deadlines();
        Matcher reason = REASON.matcher(times.reason());
        Map<String, String> lengths = new HashMap<>();
        String region = null;
        if (reason.matches()) {
            region = reason.group(2);
            for (String part : reason.group(1).split(", ")) {
                String[] named = part.split(" ", 2);
                if (named.length == 2) {
                    lengths.put(named[0], named[1]);
                }
            }
        }
        String element = open.moment().element();
        return new TaskLadder(
                open.task(),
                element,
                open.moment().stage(),
                times.due(),
                steps(open),
                limits(lengths),
                region,
                row(open, lengths));
    }

    private List<Step> steps(Deadline open) {
        Instant now = clock.instant();
        return open.deadlines().rungs().entrySet().stream()
                // A ladder that stands still does not come.
                .filter(e -> e.getValue().isBefore(now.plus(FollowUps.FAR)))
                .sorted(Map.Entry.<Rung, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> new Step(
                        e.getKey().kind(),
                        e.getValue(),
                        open.climbed().contains(e.getKey()),
                        e.getValue().isBefore(now)))
                .toList();
    }

    private static List<Limit> limits(Map<String, String> lengths) {
        List<Limit> limits = new ArrayList<>();
        limit(limits, "due", lengths.get("dueIn"));
        for (Rung rung : Rung.values()) {
            limit(limits, rung.kind(), lengths.get(rung.output()));
        }
        return limits;
    }

    private static void limit(List<Limit> limits, String kind, @Nullable String length) {
        if (length == null) {
            return;
        }
        Matcher working = WORKING.matcher(length);
        limits.add(
                working.matches()
                        ? new Limit(kind, working.group(2), Integer.valueOf(working.group(1)))
                        : new Limit(kind, "clock", length));
    }

    /** The first row for this task whose lengths are those that the task was given. */
    private @Nullable Row row(Deadline open, Map<String, String> lengths) {
        List<Decisions.Rule> rules = decisions.rules("follow-up");
        return rules.stream()
                .filter(rule -> fits(rule, "stage", open.moment().stage())
                        && fits(rule, "task", open.moment().element())
                        && rule.outputs().equals(lengths))
                .min(Comparator.comparingInt(Decisions.Rule::number))
                .map(rule -> new Row(rule.number(), rule.id(), rule.description()))
                .orElse(null);
    }

    private static boolean fits(Decisions.Rule rule, String input, String value) {
        String cell = rule.inputs().getOrDefault(input, "");
        return cell.isBlank() || cell.equals("-") || cell.contains("\"" + value + "\"");
    }
}
