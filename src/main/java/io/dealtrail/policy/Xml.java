package io.dealtrail.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML without ever following anything in it: no document type, no entity, no instruction, no address. */
final class Xml {

    static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 30_000;
    private static final int MOST_ATTRIBUTES = 60;

    private static final class Open {
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<Element> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        String name = "";
        int line;

        @Nullable
        String owner;

        String place = "";

        Element close() {
            return new Element(
                    name,
                    Collections.unmodifiableMap(attributes),
                    List.copyOf(children),
                    text.toString(),
                    line,
                    owner,
                    place);
        }
    }

    private final XMLStreamReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Element read(byte[] bytes) throws XmlRefused {
        if (bytes.length > LARGEST) {
            throw new XmlRefused("xml.size", 0, String.valueOf(bytes.length / 1024));
        }
        String text = decode(bytes);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        Xml xml = null;
        try {
            xml = new Xml(factory.createXMLStreamReader(new StringReader(text)));
            return xml.document();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new XmlRefused("xml.malformed", line, "");
        }
    }

    private static String decode(byte[] bytes) throws XmlRefused {
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb) {
            throw new XmlRefused("xml.encoding", 1, "BOM");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new XmlRefused("xml.encoding", 1, "UTF-16");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new XmlRefused("xml.encoding", 1, "UTF-8");
        }
    }

    private Element document() throws XMLStreamException, XmlRefused {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new XmlRefused("xml.encoding", 1, encoding);
        }
        if (reader.getVersion() != null && !"1.0".equals(reader.getVersion())) {
            throw new XmlRefused("xml.encoding", 1, "XML " + reader.getVersion());
        }
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw refused("xml.doctype", "");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw refused("xml.instruction", reader.getPITarget());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                    throw refused("xml.entity", "");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek()
                                .text
                                .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element closed = open.pop().close();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.peek().children.add(closed);
                    }
                }
                default -> {}
            }
        }
        if (root == null) {
            throw refused("xml.malformed", "");
        }
        return root;
    }

    private void start() throws XmlRefused {
        if (open.size() >= DEEPEST) {
            throw refused("xml.depth", String.valueOf(DEEPEST));
        }
        if (++elements > MOST_ELEMENTS) {
            throw refused("xml.size", String.valueOf(MOST_ELEMENTS));
        }
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw refused("xml.size", String.valueOf(reader.getAttributeCount()));
        }
        Open element = new Open();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String namespace = reader.getNamespaceURI(i);
            if (namespace == null || !Namespaces.known(namespace)) {
                element.attributes.put("xmlns:" + namespace, String.valueOf(namespace));
            }
        }
        element.name = Namespaces.name(String.valueOf(reader.getNamespaceURI()), reader.getLocalName());
        element.line = reader.getLocation().getLineNumber();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String local = reader.getAttributeLocalName(i);
            String name = namespace == null || namespace.isEmpty()
                    ? local
                    : Namespaces.BPMN.equals(namespace) ? "bpmn:" + local : Namespaces.name(namespace, local);
            String value = reader.getAttributeValue(i);
            element.attributes.put(name, "xsi:type".equals(name) ? type(value) : value);
        }
        belong(element);
        open.push(element);
    }

    /** Finds what a reader would look for in the drawing. */
    private void belong(Open element) {
        boolean part = element.name.startsWith("camunda:")
                || element.name.matches(".*(EventDefinition|Expression|Characteristics|time[A-Z][a-z]+)");
        boolean drawing = element.name.startsWith("bpmndi:");
        String id = element.attributes.get(drawing ? "bpmnElement" : "id");
        Open outer = open.peek();
        if (id != null && !part) {
            String name = element.attributes.getOrDefault("name", "").strip();
            element.owner = id;
            element.place = name.isEmpty() || drawing ? id : name;
        } else if (outer != null) {
            element.owner = outer.owner;
            element.place = outer.place;
        }
    }

    /** A type's name with the policy's prefix. */
    private String type(String value) {
        int colon = value.indexOf(':');
        String namespace = reader.getNamespaceURI(colon < 0 ? "" : value.substring(0, colon));
        return Namespaces.name(String.valueOf(namespace), value.substring(colon + 1));
    }

    private XmlRefused refused(String rule, String arg) {
        return new XmlRefused(rule, reader.getLocation().getLineNumber(), arg);
    }
}
