package io.dealtrail.policy;

import io.dealtrail.policy.expression.Expression;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Timers that fire a bounded number of times, far enough apart. */
final class Timers implements Rule {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CYCLE = Duration.ofHours(1);
    private static final Pattern DATE = Pattern.compile(
            "20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:\\d\\d)?)?");
    private static final Pattern CRON =
            Pattern.compile("[0-5]?\\d [0-5]?\\d ([01]?\\d|2[0-3])( [0-9A-Z*?,/#-]{1,40}){3}");
    private static final Pattern CYCLE = Pattern.compile("R([1-9]|10)/(P[^/]+)");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        Set<String> declared = Names.declared(file, context);
        for (Element element : file.process().all()) {
            switch (element.name()) {
                case "timerEventDefinition" -> timer(element, declared, findings);
                case "camunda:failedJobRetryTimeCycle" -> retry(element, findings);
                default -> {}
            }
        }
    }

    private static void timer(Element timer, Set<String> declared, Findings findings) {
        if (timer.children().size() != 1) {
            findings.error("timer.one", timer, timer.title());
        }
        for (Element when : timer.children()) {
            String text = when.text().strip();
            boolean cycle = when.is("timeCycle");
            if (Expressions.isIn(text)) {
                expression(when, text, cycle, declared, findings);
            } else if (cycle) {
                cycle(when, text, findings);
            } else if (when.is("timeDuration")) {
                duration(when, text, findings);
            } else if (!isDate(text)) {
                findings.error("timer.date", when, text, when.title());
            }
        }
    }

    static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    private static void expression(Element when, String text, boolean cycle, Set<String> declared, Findings findings) {
        try {
            Expression expression = Expressions.only(text);
            boolean limit = expression instanceof Expression.Limit l && l.name().equals(cycle ? "ladder" : "due");
            boolean variable = expression instanceof Expression.Variable v && !v.lookedUp() && !cycle;
            if (!limit && !variable) {
                findings.error("timer.expression", when, text, when.title());
            } else {
                Readings.names(when, List.of(expression), declared, findings);
            }
        } catch (ExpressionError e) {
            findings.error(e.kind().rule(), when, text, e.at());
        }
    }

    private static void duration(Element when, String text, Findings findings) {
        Duration duration = Durations.parse(text);
        if (duration == null) {
            findings.error("timer.duration", when, text, when.title());
        } else if (duration.compareTo(SHORTEST) < 0) {
            findings.error("timer.too-short", when, text, when.title());
        }
    }

    private static void cycle(Element when, String text, Findings findings) {
        if (CRON.matcher(text).matches()) {
            return;
        }
        var matcher = CYCLE.matcher(text);
        Duration every = matcher.matches() ? Durations.parse(matcher.group(2)) : null;
        if (every == null) {
            findings.error("timer.cycle", when, text, when.title());
        } else if (every.compareTo(SHORTEST_CYCLE) < 0) {
            findings.error("timer.too-often", when, text, when.title());
        }
    }

    private static void retry(Element retry, Findings findings) {
        String text = retry.text().strip();
        var matcher = CYCLE.matcher(text);
        List<String> lengths = matcher.matches() ? List.of(matcher.group(2)) : List.of(text.split(",", -1));
        boolean bounded = lengths.size() <= 10
                && lengths.stream().allMatch(l -> {
                    Duration length = Durations.parse(l.strip());
                    return length != null && length.compareTo(SHORTEST) >= 0;
                });
        if (!bounded) {
            findings.error("timer.retry", retry, text, retry.title());
        }
    }
}
