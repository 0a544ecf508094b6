package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * No way past an approval: whatever could not be reached in the original without passing one of the points around a mandatory
 * task cannot be reached without it in the changed diagram either.
 */
final class SafeguardPaths {

    /** Steps that commit the house to something. */
    private static final Set<String> WEIGHTY =
            Set.of("sendProposal", "sendForSignature", "sealContract", "markWon", "agreeTerms");

    private final ProcessFile before;
    private final ProcessFile after;
    private final Safeguard was;
    private final Node task;
    private final Paths pathsBefore;
    private final Paths pathsAfter;

    SafeguardPaths(ProcessFile before, ProcessFile after, Safeguard was, Node task) {
        this.before = before;
        this.after = after;
        this.was = was;
        this.task = task;
        this.pathsBefore = new Paths(before);
        this.pathsAfter = new Paths(after);
    }

    void check(Findings findings) {
        Map<String, String> points = new LinkedHashMap<>(Map.of(was.task().id(), task.id()));
        for (Node gate : was.gates()) {
            Node now = after.node(gate.id());
            if (now == null || !now.kind().equals(gate.kind())) {
                findings.error(
                        "safeguard.gateway",
                        task.element(),
                        gate.element().title(),
                        task.element().title());
                return;
            }
            points.put(gate.id(), gate.id());
        }
        was.hosts().stream().filter(h -> after.node(h.id()) != null).forEach(h -> points.put(h.id(), h.id()));
        was.deciders().stream().filter(d -> after.node(d.id()) != null).forEach(d -> points.put(d.id(), d.id()));
        if (!pathsAfter.reachable(Paths.START, Set.of()).contains(task.id())) {
            findings.error("safeguard.unreached", task.element(), task.element().title());
            return;
        }
        List<String[]> starts = new ArrayList<>();
        starts.add(new String[] {Paths.START, Paths.START});
        points.forEach((b, a) -> starts.add(new String[] {b, a}));
        if (!ways(starts, points, findings)) {
            return;
        }
        for (String[] start : starts) {
            for (Map.Entry<String, String> point : points.entrySet()) {
                if (passes(start, point)) {
                    findings.error(
                            "safeguard.bypass", task.element(), task.element().title());
                    return;
                }
            }
        }
    }

    /** Whether the weighty steps can be reached round a point now, and could not before. */
    private boolean passes(String[] start, Map.Entry<String, String> point) {
        Set<String> could = weighty(before, pathsBefore, start[0], Set.of(point.getKey()));
        Set<String> can = weighty(after, pathsAfter, start[1], Set.of(point.getValue()));
        Set<String> ever = weighty(before, pathsBefore, start[0], Set.of());
        return can.stream().anyMatch(step -> !could.contains(step) && (ever.contains(step) || could.isEmpty()));
    }

    /** Compares the ways out of each gateway by their conditions; adds where they lead to the starts. */
    private boolean ways(List<String[]> starts, Map<String, String> points, Findings findings) {
        for (Node gate : was.gates()) {
            List<Flow> left = new ArrayList<>(after.from(Objects.requireNonNull(after.node(gate.id()))));
            for (Flow flow : before.from(gate)) {
                Flow same = left.stream()
                        .filter(f -> f.condition().equals(flow.condition()) && f.isDefault() == flow.isDefault())
                        .findFirst()
                        .orElse(null);
                if (same == null) {
                    findings.error(
                            "safeguard.gateway",
                            task.element(),
                            gate.element().title(),
                            task.element().title());
                    return false;
                }
                left.remove(same);
                starts.add(new String[] {
                    "=" + flow.target().id(), "=" + same.target().id()
                });
            }
            Set<String> all = new HashSet<>(points.values());
            for (Flow added : left) {
                if (!weighty(after, pathsAfter, "=" + added.target().id(), all).isEmpty()) {
                    findings.error(
                            "safeguard.bypass", added.element(), task.element().title());
                    return false;
                }
            }
        }
        return true;
    }

    /** The weighty steps that can be reached; a start with {@code =} counts itself. */
    private static Set<String> weighty(ProcessFile file, Paths paths, String start, Set<String> without) {
        String from = start.startsWith("=") ? start.substring(1) : start;
        Set<String> reached = new HashSet<>();
        if (!without.contains(from) || !start.startsWith("=")) {
            reached.addAll(paths.reachable(from, without));
            if (start.startsWith("=")) {
                reached.add(from);
            }
        }
        Set<String> steps = new HashSet<>();
        for (String id : reached) {
            Node node = file.node(id);
            if (node != null && WEIGHTY.contains(node.step())) {
                steps.add(node.step());
            }
        }
        return steps;
    }
}
