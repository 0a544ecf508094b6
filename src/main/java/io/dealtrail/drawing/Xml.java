package io.dealtrail.drawing;

import io.dealtrail.shared.Refused;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a model's XML and nothing else: no DTD, no entity, nothing from outside, no endless nesting. */
final class Xml {

    private static final int DEEPEST = 200;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"));

    private Xml() {}

    private record Open(String name, Map<String, String> attributes, List<Part> children, StringBuilder text) {
        Part close() {
            return new Part(
                    name, attributes, List.copyOf(children), text.toString().strip());
        }
    }

    /** @throws Refused {@code drawing.unreadable} with the line, when it is no well-formed XML or asks for more than that */
    static Part read(byte[] xml) {
        XMLStreamReader reader = null;
        try {
            reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            return read(reader);
        } catch (XMLStreamException | RuntimeException e) {
            int line = reader == null ? 1 : Math.max(1, reader.getLocation().getLineNumber());
            throw Refused.invalid("drawing.unreadable", String.valueOf(line));
        }
    }

    private static Part read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", Map.of(), new ArrayList<>(), new StringBuilder()));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("DTD");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEEPEST) {
                        throw new XMLStreamException("too deep");
                    }
                    open.push(new Open(
                            name(reader.getNamespaceURI(), reader.getLocalName()),
                            attributes(reader),
                            new ArrayList<>(),
                            new StringBuilder()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text().append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    Part done = open.pop().close();
                    open.element().children().add(done);
                }
                default -> {}
            }
        }
        return open.element().children().get(0);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            attributes.put(
                    name(namespace == null || namespace.isEmpty() ? null : namespace, reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static String name(@Nullable String namespace, String local) {
        if (namespace == null
                || namespace.equals("http://www.omg.org/spec/BPMN/20100524/MODEL")
                || namespace.contains("omg.org/spec/DMN/") && !PREFIXES.containsKey(namespace)) {
            return local;
        }
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + local : prefix + local;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
