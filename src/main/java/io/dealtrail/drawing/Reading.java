package io.dealtrail.drawing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model as a list of elements in the order of the file. */
final class Reading {

    private static final Set<String> OTHERS = Set.of(
            "definitions",
            "process",
            "collaboration",
            "participant",
            "lane",
            "textAnnotation",
            "group",
            "category",
            "categoryValue",
            "message",
            "signal",
            "error",
            "escalation",
            "itemDefinition",
            "decision",
            "inputData",
            "businessKnowledgeModel",
            "knowledgeSource",
            "decisionService",
            "rule",
            "output");

    private static final Set<String> IN_TABLES = Set.of("input", "output", "rule");

    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, Part> layouts = new HashMap<>();
    private final boolean table;

    private Reading(boolean table) {
        this.table = table;
    }

    static Reading of(Part definitions) {
        Reading reading =
                new Reading(definitions.children().stream().anyMatch(c -> c.is("decision") || c.is("inputData")));
        reading.layouts(definitions);
        reading.add(definitions, "", 1);
        return reading;
    }

    /** Whether it is told of by itself; everything else is a property of what it is written in. */
    static boolean isElement(Part part) {
        return OTHERS.contains(part.name())
                || part.is("input") && part.child("inputExpression").isPresent()
                || Kinds.isFlowNode(part)
                || Kinds.isConnection(part)
                || Kinds.isData(part);
    }

    boolean isTable() {
        return table;
    }

    /** Whether nothing is in it: a model that is yet to come. */
    boolean isBare() {
        return elements.size() == 1;
    }

    Map<String, Element> elements() {
        return elements;
    }

    List<Element> inTable(String decision, String type) {
        return elements.values().stream()
                .filter(e -> e.type().equals(type) && e.parent().equals(decision))
                .toList();
    }

    private void add(Part part, String parent, int number) {
        String id = part.is("definitions") ? "definitions" : part.id();
        if (id.isEmpty() || elements.containsKey(id)) {
            id = parent + "/" + part.name() + number;
        }
        Map<String, String> properties = part.is("rule") ? cells(part, parent) : Flat.of(part);
        if (!parent.isEmpty() && !parent.equals("definitions") && !IN_TABLES.contains(part.name())) {
            properties.put("parent", parent);
        }
        elements.put(id, new Element(id, part, parent, number, properties, layout(id, properties)));
        below(part, id, new HashMap<>());
    }

    private void below(Part part, String parent, Map<String, Integer> numbers) {
        for (Part child : part.children()) {
            if (isElement(child)) {
                add(child, parent, numbers.merge(child.name(), 1, Integer::sum));
            } else {
                below(child, parent, numbers);
            }
        }
    }

    /** A rule's cells carry the id of their column. */
    private Map<String, String> cells(Part rule, String decision) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells(rule, "inputEntry", inTable(decision, "input"), cells);
        cells(rule, "outputEntry", inTable(decision, "output"), cells);
        rule.child("description").ifPresent(d -> cells.put("description/#", d.text()));
        Map<String, String> rest = Flat.of(new Part(
                rule.name(),
                rule.attributes(),
                rule.children().stream()
                        .filter(c -> !Set.of("inputEntry", "outputEntry", "description")
                                .contains(c.name()))
                        .toList(),
                ""));
        cells.putAll(rest);
        return cells;
    }

    private static void cells(Part rule, String kind, List<Element> columns, Map<String, String> cells) {
        List<Part> entries = rule.all(kind).toList();
        for (int i = 0; i < entries.size(); i++) {
            Part entry = entries.get(i);
            String column = i < columns.size() ? columns.get(i).id() : kind + (i + 1);
            cells.put(
                    "cell(" + column + ")", entry.child("text").map(Part::text).orElse(""));
            if (!entry.attribute("expressionLanguage").isEmpty()) {
                cells.put("cell(" + column + ")@expressionLanguage", entry.attribute("expressionLanguage"));
            }
        }
    }

    private void layouts(Part part) {
        for (Part child : part.children()) {
            String of = child.attribute("bpmnElement") + child.attribute("dmnElementRef");
            if (!of.isEmpty()) {
                layouts.putIfAbsent(of, child);
            }
            if (child.name().startsWith("bpmndi:") || child.name().startsWith("dmndi:")) {
                layouts(child);
            }
        }
    }

    /** Places and way points; what else is said there, such as colours, is a property. */
    private String layout(String id, Map<String, String> properties) {
        Part di = layouts.get(id);
        if (di == null) {
            return "";
        }
        new TreeMap<>(di.attributes()).forEach((name, value) -> {
            if (!name.equals("id") && !name.endsWith("Element") && !name.endsWith("ElementRef")) {
                properties.put("drawn/@" + name, value);
            }
        });
        if (!di.name().endsWith("Plane")) {
            properties.put("drawn", "");
        }
        StringBuilder layout = new StringBuilder();
        places(di, layout);
        return layout.toString();
    }

    private static void places(Part di, StringBuilder layout) {
        for (Part child : di.children()) {
            if (child.is("dc:Bounds") || child.is("di:waypoint")) {
                for (String number : List.of("x", "y", "width", "height")) {
                    layout.append(Pen.n(child.number(number))).append(' ');
                }
                layout.append(';');
            } else if (child.name().endsWith("Label")) {
                places(child, layout.append("label "));
            }
        }
    }
}
