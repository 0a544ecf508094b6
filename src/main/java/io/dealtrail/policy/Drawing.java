package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What runs is what is drawn: one diagram with every node and flow in it, each to be seen. */
final class Drawing implements Rule {

    private static final double FAR = 3000;

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        List<Element> diagrams = file.root().children("bpmndi:BPMNDiagram").toList();
        List<Element> planes = file.root().path("bpmndi:BPMNDiagram", "bpmndi:BPMNPlane");
        if (diagrams.size() != 1 || planes.size() != 1) {
            findings.error("diagram.one", file.root(), String.valueOf(diagrams.size()));
            return;
        }
        Element plane = planes.get(0);
        String shows = plane.get("bpmnElement", "");
        String whole = file.root().child("collaboration").map(Element::id).orElse(file.key());
        if (!shows.equals(whole) && !shows.equals(file.key())) {
            findings.error("diagram.plane", plane, shows);
        }
        Map<String, Element> known = new HashMap<>();
        file.root().children().stream()
                .filter(c -> !c.is("bpmndi:BPMNDiagram"))
                .flatMap(c -> c.all().stream())
                .filter(e -> e.get("id") != null)
                .forEach(e -> known.putIfAbsent(e.id(), e));
        Map<String, Box> boxes = new HashMap<>();
        Map<String, Element> edges = new HashMap<>();
        for (Element drawn : plane.children()) {
            draw(drawn, known, boxes, edges, findings);
        }
        nodes(file, boxes, findings);
        for (Flow flow : file.flows()) {
            Element edge = edges.get(flow.id());
            if (edge == null) {
                findings.error("diagram.missing", flow.element(), flow.title());
            } else {
                ends(flow, edge, boxes, findings);
            }
        }
        outside(boxes, findings);
        new Covering(file, boxes).check(findings);
    }

    private static void draw(
            Element drawn,
            Map<String, Element> known,
            Map<String, Box> boxes,
            Map<String, Element> edges,
            Findings findings) {
        String shows = drawn.get("bpmnElement", "");
        Element element = known.get(shows);
        if (element == null) {
            findings.error("diagram.stranger", drawn, Findings.fix("remove-element"), shows);
            return;
        }
        Colours.check(drawn, element, findings);
        boolean twice = drawn.is("bpmndi:BPMNEdge") ? edges.put(shows, drawn) != null : boxes.containsKey(shows);
        if (twice || (drawn.is("bpmndi:BPMNEdge") != isLine(element))) {
            findings.error("diagram.twice", element, element.title());
        }
        if (drawn.is("bpmndi:BPMNShape")) {
            Box box = Box.of(drawn, element);
            if (box == null) {
                findings.error("diagram.size", element, element.title());
            } else {
                boxes.put(shows, box);
            }
        } else if (drawn.children("di:waypoint").count() < 2
                || drawn.children("di:waypoint").anyMatch(p -> Double.isNaN(Box.number(p, "x") + Box.number(p, "y")))) {
            findings.error("diagram.size", element, element.title());
        }
    }

    private static boolean isLine(Element element) {
        return element.is("sequenceFlow", "association", "dataInputAssociation", "dataOutputAssociation");
    }

    private static void nodes(ProcessFile file, Map<String, Box> boxes, Findings findings) {
        for (Node node : file.nodes()) {
            Box box = boxes.get(node.id());
            if (box == null) {
                findings.error("diagram.missing", node.element(), node.element().title());
            } else if (node.is("subProcess")
                    && !box.expanded()
                    && !file.in(node).isEmpty()) {
                findings.error(
                        "diagram.collapsed",
                        node.element(),
                        Findings.fix("expand"),
                        node.element().title());
            } else if (node.is("boundaryEvent")) {
                Box host = boxes.get(node.element().get("attachedToRef", ""));
                if (host != null && !box.onBorderOf(host)) {
                    findings.error(
                            "diagram.loose", node.element(), node.element().title());
                }
            }
        }
    }

    private static void ends(Flow flow, Element edge, Map<String, Box> boxes, Findings findings) {
        List<Element> points = edge.children("di:waypoint").toList();
        Box source = boxes.get(flow.source().id());
        Box target = boxes.get(flow.target().id());
        if (points.size() >= 2 && source != null && target != null) {
            Element first = points.get(0);
            Element last = points.get(points.size() - 1);
            if (!source.near(Box.number(first, "x"), Box.number(first, "y"))
                    || !target.near(Box.number(last, "x"), Box.number(last, "y"))) {
                findings.error("diagram.loose", flow.element(), flow.title());
            }
        }
    }

    /** Looks for a gap, across or down, so wide that nobody would look behind it. */
    private static void outside(Map<String, Box> boxes, Findings findings) {
        Set<String> reported = new HashSet<>();
        for (boolean across : List.of(true, false)) {
            List<Box> sorted = new ArrayList<>(boxes.values());
            sorted.sort((a, b) -> Double.compare(a.from(across), b.from(across)));
            @Nullable Box before = null;
            double reach = Double.NEGATIVE_INFINITY;
            for (Box box : sorted) {
                if (before != null
                        && box.from(across) - reach > FAR
                        && reported.add(box.element().id())) {
                    findings.error(
                            "diagram.outside", box.element(), box.element().title());
                }
                reach = Math.max(reach, box.to(across));
                before = box;
            }
        }
    }
}
