package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A diagram as rules look at it: its nodes by id, in their scopes, and the flows between them. */
final class ProcessFile {

    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "userTask",
            "manualTask",
            "serviceTask",
            "businessRuleTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent");

    private final Element root;
    private final Element process;
    private final Map<String, Element> defined = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Element> looseFlows = new ArrayList<>();
    private final Map<String, List<Flow>> outgoing = new HashMap<>();
    private final Map<String, List<Flow>> incoming = new HashMap<>();
    private final Map<String, List<Node>> attached = new HashMap<>();

    ProcessFile(Element root) {
        this.root = root;
        root.children().forEach(e -> defined.putIfAbsent(e.name() + " " + e.id(), e));
        this.process = root.child("process").orElse(root);
        collect(process, null);
        link(process);
        nodes.values().stream()
                .filter(n -> n.is("boundaryEvent"))
                .forEach(n -> attached.computeIfAbsent(n.element().get("attachedToRef", ""), k -> new ArrayList<>())
                        .add(n));
    }

    private void collect(Element scope, @Nullable Node parent) {
        for (Element child : scope.children()) {
            if (NODES.contains(child.name())) {
                Node node = new Node(child, parent);
                nodes.putIfAbsent(node.id(), node);
                if (node.is("subProcess")) {
                    collect(child, node);
                }
            }
        }
    }

    private void link(Element scope) {
        for (Element child : scope.children()) {
            if (child.is("subProcess")) {
                link(child);
            } else if (child.is("sequenceFlow")) {
                Node source = nodes.get(child.get("sourceRef", ""));
                Node target = nodes.get(child.get("targetRef", ""));
                if (source == null || target == null || source.scope() != target.scope()) {
                    looseFlows.add(child);
                } else {
                    Flow flow = new Flow(child, source, target);
                    flows.add(flow);
                    outgoing.computeIfAbsent(source.id(), k -> new ArrayList<>())
                            .add(flow);
                    incoming.computeIfAbsent(target.id(), k -> new ArrayList<>())
                            .add(flow);
                }
            }
        }
    }

    static boolean isNode(Element element) {
        return NODES.contains(element.name());
    }

    Element root() {
        return root;
    }

    Element process() {
        return process;
    }

    String key() {
        return process.id();
    }

    Iterable<Node> nodes() {
        return nodes.values();
    }

    List<Node> nodes(String... kinds) {
        return nodes.values().stream().filter(n -> n.is(kinds)).toList();
    }

    int size() {
        return nodes.size();
    }

    @Nullable
    Node node(String id) {
        return nodes.get(id);
    }

    List<Flow> flows() {
        return flows;
    }

    /** Flows that do not run between two nodes of one scope. */
    List<Element> looseFlows() {
        return looseFlows;
    }

    List<Flow> from(Node node) {
        return outgoing.getOrDefault(node.id(), List.of());
    }

    List<Flow> to(Node node) {
        return incoming.getOrDefault(node.id(), List.of());
    }

    /** The boundary events of a node. */
    List<Node> boundary(Node node) {
        return attached.getOrDefault(node.id(), List.of());
    }

    /** The nodes directly in a scope; null is the process itself. */
    List<Node> in(@Nullable Node scope) {
        return nodes.values().stream().filter(n -> n.scope() == scope).toList();
    }

    /** The start events by which a scope begins. */
    List<Node> starts(@Nullable Node scope) {
        return in(scope).stream().filter(n -> n.is("startEvent")).toList();
    }

    /** A message, signal, error or escalation of the file by its id. */
    @Nullable
    Element defined(String kind, @Nullable String id) {
        return defined.get(kind + " " + id);
    }
}
