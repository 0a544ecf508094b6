package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what rules find, and no more than a reader can take in. */
final class Findings {

    private static final int MOST = 100;
    private static final int LONGEST = 120;

    private final Set<Problem> found = new LinkedHashSet<>();

    void error(String rule, Element at, String... args) {
        add(Severity.ERROR, rule, at.owner(), at.line(), null, args);
    }

    void error(String rule, Element at, Fix fix, String... args) {
        add(Severity.ERROR, rule, at.owner(), at.line(), fix, args);
    }

    void warning(String rule, Element at, String... args) {
        add(Severity.WARNING, rule, at.owner(), at.line(), null, args);
    }

    void warning(String rule, Element at, Fix fix, String... args) {
        add(Severity.WARNING, rule, at.owner(), at.line(), fix, args);
    }

    void error(String rule, @Nullable String element, int line, String... args) {
        add(Severity.ERROR, rule, element, line, null, args);
    }

    static Fix fix(String kind, String... values) {
        Map<String, String> map = new java.util.TreeMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return new Fix(kind, map);
    }

    private void add(
            Severity severity, String rule, @Nullable String element, int line, @Nullable Fix fix, String... args) {
        if (found.stream().filter(p -> p.severity() == severity).count() < MOST) {
            List<String> shortened = new ArrayList<>();
            for (String arg : args) {
                shortened.add(arg.length() > LONGEST ? arg.substring(0, LONGEST) + "…" : arg);
            }
            found.add(new Problem(severity, rule, element, line, List.copyOf(shortened), fix));
        }
    }

    boolean failed() {
        return found.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    Verdict verdict() {
        return new Verdict(found.stream()
                .sorted(Comparator.comparing(Problem::severity).thenComparingInt(Problem::line))
                .toList());
    }
}
