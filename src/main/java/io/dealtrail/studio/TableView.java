package io.dealtrail.studio;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** A decision table to read: what it asks, what it answers, and its rules. */
record TableView(String policy, List<String> inputs, List<String> outputs, List<List<String>> rules) {

    /** Of the file's first table. */
    static TableView of(byte[] dmn) {
        ModelXml xml = ModelXml.read(dmn);
        List<Element> tables = xml.named("decisionTable");
        if (tables.isEmpty()) {
            return new TableView("", List.of(), List.of(), List.of());
        }
        Element table = tables.get(0);
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<List<String>> rules = new ArrayList<>();
        for (Element part : ModelXml.children(table)) {
            switch (String.valueOf(part.getLocalName())) {
                case "input" -> inputs.add(label(part, text(part)));
                case "output" -> outputs.add(label(part, part.getAttribute("name")));
                case "rule" ->
                    rules.add(ModelXml.children(part).stream()
                            .filter(c -> String.valueOf(c.getLocalName()).endsWith("Entry"))
                            .map(TableView::text)
                            .toList());
                default -> {}
            }
        }
        return new TableView(table.getAttribute("hitPolicy"), inputs, outputs, rules);
    }

    private static String label(Element part, String otherwise) {
        return part.getAttribute("label").isEmpty() ? otherwise : part.getAttribute("label");
    }

    private static String text(Element part) {
        return ModelXml.descend(part, "text").stream()
                .map(e -> e.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
