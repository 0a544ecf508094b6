package io.dealtrail.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The gateways of a diagram at which conditions decide, with their ways in the order in which the engine tries them. */
final class Gateways {

    /** @param condition as written, with {@code ${}}; null for none */
    record Way(String flow, String label, @Nullable String condition, boolean isDefault) {}

    /** @param inclusive whether every way whose condition holds is taken, instead of the first */
    record Gateway(String id, String name, boolean inclusive, List<Way> ways) {

        /** Whether the other decides in the same way. */
        boolean decidesAs(Gateway other) {
            return inclusive == other.inclusive && essence().equals(other.essence());
        }

        private List<List<String>> essence() {
            return ways.stream()
                    .map(way -> List.of(
                            way.flow(), String.valueOf(way.condition()).strip(), Boolean.toString(way.isDefault())))
                    .toList();
        }
    }

    private Gateways() {}

    static Map<String, Gateway> of(byte[] file) {
        Element root = TableXml.document(file).getDocumentElement();
        Map<String, String> names = new LinkedHashMap<>();
        List<Element> gateways = new ArrayList<>();
        List<Element> flows = new ArrayList<>();
        NodeList all = root.getElementsByTagNameNS("http://www.omg.org/spec/BPMN/20100524/MODEL", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            names.put(element.getAttribute("id"), element.getAttribute("name"));
            switch (element.getLocalName()) {
                case "exclusiveGateway", "inclusiveGateway" -> gateways.add(element);
                case "sequenceFlow" -> flows.add(element);
                default -> {}
            }
        }
        Map<String, Gateway> found = new LinkedHashMap<>();
        for (Element gateway : gateways) {
            List<Way> ways = flows.stream()
                    .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                    .map(flow -> way(gateway, flow, names))
                    .toList();
            if (ways.size() > 1) {
                String id = gateway.getAttribute("id");
                String name = gateway.getAttribute("name");
                boolean inclusive = gateway.getLocalName().equals("inclusiveGateway");
                found.put(id, new Gateway(id, name.isBlank() ? id : name, inclusive, ways));
            }
        }
        return found;
    }

    private static Way way(Element gateway, Element flow, Map<String, String> names) {
        Element condition = TableXml.child(flow, "conditionExpression");
        String id = flow.getAttribute("id");
        String target = names.getOrDefault(flow.getAttribute("targetRef"), "");
        String label = flow.getAttribute("name").isBlank() ? target : flow.getAttribute("name");
        return new Way(
                id,
                label.isBlank() ? id : label,
                condition == null ? null : TableXml.text(condition),
                gateway.getAttribute("default").equals(id));
    }
}
