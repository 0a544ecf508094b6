package io.dealtrail.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which point of a diagram a token may reach next, in one graph: along flows, into and out of sub-processes, from an error, an
 * escalation or a signal to what catches it, from a task to the events on its border. A node is a point of its own name when it is
 * entered; a sub-process, and what repeats, also has a point {@code /out} when it is left.
 */
final class Paths {

    /** Before anything has happened. */
    static final String START = "/start";

    private final ProcessFile file;
    private final Map<String, Set<String>> next = new HashMap<>();

    Paths(ProcessFile file) {
        this.file = file;
        scope(null);
        for (Node node : file.nodes()) {
            node(node);
        }
    }

    private void scope(@Nullable Node scope) {
        String in = scope == null ? START : scope.id();
        file.starts(scope).forEach(start -> edge(in, start.id()));
        for (Node inner : file.in(scope)) {
            if (inner.eventSubProcess() && !caughtWithin(inner)) {
                edge(in, "/event/" + inner.id());
                edge("/event/" + inner.id(), inner.id());
            }
        }
    }

    private static boolean caughtWithin(Node eventSubProcess) {
        return eventSubProcess
                .element()
                .children("startEvent")
                .anyMatch(s ->
                        s.children().stream().anyMatch(c -> c.is("errorEventDefinition", "escalationEventDefinition")));
    }

    private void node(Node node) {
        String out = node.is("subProcess") ? node.id() + "/out" : node.id();
        for (Flow flow : file.from(node)) {
            edge(out, flow.target().id());
        }
        if (node.is("subProcess")) {
            scope(node);
            if (node.repeats() || file.starts(node).isEmpty()) {
                edge(node.id(), out);
            }
        }
        for (Node event : file.boundary(node)) {
            if (event.triggeredBy("timerEventDefinition", "messageEventDefinition", "signalEventDefinition")) {
                edge(node.id(), "/event/" + event.id());
                edge("/event/" + event.id(), event.id());
            }
        }
        boolean ends =
                file.from(node).isEmpty() && !node.eventSubProcess() && !node.triggeredBy("errorEventDefinition");
        if (ends && node.scope() != null) {
            edge(out, left(node.scope()));
        }
        if (node.eventSubProcess() && node.scope() != null) {
            edge(out, left(node.scope()));
        }
        if (mayThrow(node)) {
            caught(node);
        }
    }

    private static String left(Node scope) {
        return scope.id() + "/out";
    }

    private static boolean mayThrow(Node node) {
        return node.is("serviceTask", "businessRuleTask", "callActivity")
                || !node.element()
                        .path("extensionElements", "camunda:executionListener")
                        .isEmpty()
                || (node.is("endEvent", "intermediateThrowEvent") && node.definition() != null);
    }

    private void caught(Node thrower) {
        boolean event = thrower.is("endEvent", "intermediateThrowEvent");
        Element thrown = event ? thrower.definition() : null;
        if (thrown != null && thrown.is("signalEventDefinition")) {
            for (Node node : file.nodes("startEvent", "boundaryEvent", "intermediateCatchEvent")) {
                if (catches(node, thrown) && !node.is("intermediateCatchEvent")) {
                    edge(thrower.id(), node.id());
                }
            }
            return;
        }
        Node at = thrower;
        while (at != null) {
            for (Node border : file.boundary(at)) {
                if (catches(border, thrown)) {
                    edge(thrower.id(), border.id());
                }
            }
            for (Node sibling : file.in(at.scope())) {
                if (sibling.eventSubProcess()) {
                    file.starts(sibling).stream()
                            .filter(s -> catches(s, thrown))
                            .forEach(s -> edge(thrower.id(), s.id()));
                }
            }
            at = at.scope();
        }
    }

    /** Whether an event catches what was thrown; null stands for any error or escalation of a step. */
    private boolean catches(Node event, @Nullable Element thrown) {
        Element definition = event.definition();
        if (definition == null) {
            return false;
        }
        if (thrown == null) {
            return definition.is("errorEventDefinition", "escalationEventDefinition");
        }
        if (!definition.name().equals(thrown.name())) {
            return false;
        }
        String code = code(definition);
        return code == null || code.equals(code(thrown));
    }

    private @Nullable String code(Element definition) {
        return switch (definition.name()) {
            case "errorEventDefinition" -> code("error", definition.get("errorRef"), "errorCode");
            case "escalationEventDefinition" -> code("escalation", definition.get("escalationRef"), "escalationCode");
            default -> code("signal", definition.get("signalRef"), "name");
        };
    }

    private @Nullable String code(String kind, @Nullable String id, String attribute) {
        Element defined = file.defined(kind, id);
        return defined == null ? null : defined.get(attribute);
    }

    private void edge(String from, String to) {
        next.computeIfAbsent(from, k -> new HashSet<>()).add(to);
    }

    Set<String> next(String point) {
        return next.getOrDefault(point, Set.of());
    }

    /** Everything that can be reached from a point without passing one of the others. */
    Set<String> reachable(String from, Set<String> without) {
        Set<String> seen = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(next(from));
        while (!ahead.isEmpty()) {
            String point = ahead.pop();
            if (!without.contains(point) && seen.add(point)) {
                ahead.addAll(next(point));
            }
        }
        return seen;
    }

    /** A way round through points that are all allowed, or an empty list. */
    List<String> circle(Set<String> forbidden) {
        Map<String, Integer> state = new HashMap<>();
        for (String root : new ArrayList<>(next.keySet())) {
            if (!forbidden.contains(root) && !state.containsKey(root)) {
                List<String> found = walk(root, forbidden, state);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private List<String> walk(String root, Set<String> forbidden, Map<String, Integer> state) {
        List<String> path = new ArrayList<>(List.of(root));
        Deque<java.util.Iterator<String>> open = new ArrayDeque<>();
        open.push(next(root).iterator());
        state.put(root, 1);
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                state.put(path.remove(path.size() - 1), 2);
                continue;
            }
            String point = open.peek().next();
            if (forbidden.contains(point)) {
                continue;
            }
            Integer before = state.get(point);
            if (before == null) {
                state.put(point, 1);
                path.add(point);
                open.push(next(point).iterator());
            } else if (before == 1) {
                return path.subList(path.indexOf(point), path.size());
            }
        }
        return List.of();
    }
}
