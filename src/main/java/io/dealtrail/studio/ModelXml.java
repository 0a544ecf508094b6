package io.dealtrail.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A model's file, to add to: its nodes and flows, and how they are drawn. */
final class ModelXml {

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {

        double midX() {
            return x + width / 2;
        }

        double midY() {
            return y + height / 2;
        }

        double right() {
            return x + width;
        }
    }

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final Document document;

    private ModelXml(Document document) {
        this.document = document;
    }

    /** Nothing outside of the file is read. */
    static ModelXml read(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new ModelXml(factory.newDocumentBuilder().parse(new ByteArrayInputStream(file)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("a deployed model cannot be read", e);
        }
    }

    byte[] write() {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Element> all(String name) {
        return list(document.getElementsByTagNameNS(BPMN, name));
    }

    /** Of whatever namespace. */
    List<Element> named(String name) {
        return list(document.getElementsByTagNameNS("*", name));
    }

    static List<Element> descend(Element parent, String name) {
        return list(parent.getElementsByTagNameNS("*", name));
    }

    static List<Element> children(Element parent) {
        return list(parent.getChildNodes());
    }

    /** Everything of the model inside. */
    List<Element> within(Element node) {
        return list(node.getElementsByTagNameNS(BPMN, "*"));
    }

    @Nullable
    Element byId(String id) {
        return list(document.getElementsByTagNameNS("*", "*")).stream()
                .filter(e -> id.equals(e.getAttribute("id")))
                .findFirst()
                .orElse(null);
    }

    /** The id, or one like it that nothing has yet. */
    String free(String id) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? id : id + i)
                .filter(candidate -> byId(candidate) == null)
                .findFirst()
                .orElseThrow();
    }

    List<Element> flowsTo(Element node) {
        return flows("targetRef", node);
    }

    List<Element> flowsFrom(Element node) {
        return flows("sourceRef", node);
    }

    private List<Element> flows(String end, Element node) {
        return all("sequenceFlow").stream()
                .filter(f -> f.getAttribute(end).equals(node.getAttribute("id")))
                .toList();
    }

    boolean isDrawn(Element node) {
        return !node.getAttribute("id").isEmpty() && find(node) != null;
    }

    Box box(Element node) {
        return read(bounds(di(node)));
    }

    void setBox(Element node, Box box) {
        set(bounds(di(node)), box);
    }

    @Nullable
    Box label(Element node) {
        Element label = labelBounds(node);
        return label == null ? null : read(label);
    }

    /** Moves a node or a flow with its label. */
    void shift(Element node, double by) {
        if (node.getLocalName().equals("sequenceFlow")) {
            setWay(
                    node,
                    way(node).stream().map(p -> new Point(p.x() + by, p.y())).toList());
        } else {
            Box box = box(node);
            setBox(node, new Box(box.x() + by, box.y(), box.width(), box.height()));
        }
        shiftLabel(node, by);
    }

    void shiftLabel(Element node, double by) {
        Element label = labelBounds(node);
        if (label != null) {
            Box box = read(label);
            set(label, new Box(box.x() + by, box.y(), box.width(), box.height()));
        }
    }

    List<Point> way(Element flow) {
        return list(di(flow).getElementsByTagNameNS(DI, "waypoint")).stream()
                .map(p -> new Point(number(p, "x"), number(p, "y")))
                .toList();
    }

    void setWay(Element flow, List<Point> way) {
        Element edge = di(flow);
        list(edge.getElementsByTagNameNS(DI, "waypoint")).forEach(edge::removeChild);
        Node before = edge.getFirstChild();
        for (Point point : way) {
            Element p = document.createElementNS(DI, "di:waypoint");
            p.setAttribute("x", plain(point.x()));
            p.setAttribute("y", plain(point.y()));
            edge.insertBefore(p, before);
        }
    }

    /** Adds a node. */
    Element add(Element scope, String kind, String id, @Nullable String name) {
        Element added = child(scope, BPMN, "bpmn:" + kind);
        added.setAttribute("id", id);
        if (name != null) {
            added.setAttribute("name", name);
        }
        return added;
    }

    /** How a stage is called: with the deal's number; what it answers comes back. */
    void calls(Element call, String[] answers, int probability) {
        Element extensions = child(call, BPMN, "bpmn:extensionElements");
        child(extensions, CAMUNDA, "camunda:in").setAttribute("businessKey", "#{execution.processBusinessKey}");
        for (String answer : answers) {
            Element out = child(extensions, CAMUNDA, "camunda:out");
            out.setAttribute("source", answer);
            out.setAttribute("target", answer);
        }
        Element property = child(child(extensions, CAMUNDA, "camunda:properties"), CAMUNDA, "camunda:property");
        property.setAttribute("name", "winProbability");
        property.setAttribute("value", Integer.toString(probability));
    }

    /** Ends with the error whose code or id begins so. */
    void error(Element end, String error) {
        Element found = all("error").stream()
                .filter(e -> e.getAttribute("id").startsWith(error))
                .findFirst()
                .orElseThrow();
        Element definition = child(end, BPMN, "bpmn:errorEventDefinition");
        definition.setAttribute("id", free(end.getAttribute("id") + "Definition"));
        definition.setAttribute("errorRef", found.getAttribute("id"));
    }

    /** Adds a flow and draws it. */
    Element connect(
            Element scope,
            Element from,
            Element to,
            @Nullable String name,
            @Nullable String condition,
            List<Point> way,
            @Nullable Box label) {
        String target = to.getAttribute("id");
        String id =
                free(from.getAttribute("id") + "To" + Character.toUpperCase(target.charAt(0)) + target.substring(1));
        Element flow = add(scope, "sequenceFlow", id, name);
        flow.setAttribute("sourceRef", from.getAttribute("id"));
        flow.setAttribute("targetRef", target);
        if (condition != null) {
            Element expression = child(flow, BPMN, "bpmn:conditionExpression");
            expression.setAttributeNS(XSI, "xsi:type", "bpmn:tFormalExpression");
            expression.setTextContent(condition);
        }
        link(from, "outgoing", id);
        link(to, "incoming", id);
        Element edge = child(plane(), BPMNDI, "bpmndi:BPMNEdge");
        edge.setAttribute("id", free(id + "_di"));
        edge.setAttribute("bpmnElement", id);
        setWay(flow, way);
        label(edge, label);
        return flow;
    }

    void retarget(Element flow, Element to) {
        String id = flow.getAttribute("id");
        Element before = Objects.requireNonNull(byId(flow.getAttribute("targetRef")));
        children(before).stream()
                .filter(c -> c.getLocalName().equals("incoming")
                        && c.getTextContent().strip().equals(id))
                .forEach(before::removeChild);
        flow.setAttribute("targetRef", to.getAttribute("id"));
        link(to, "incoming", id);
    }

    void draw(Element node, Box box, @Nullable Box label) {
        Element shape = child(plane(), BPMNDI, "bpmndi:BPMNShape");
        shape.setAttribute("id", free(node.getAttribute("id") + "_di"));
        shape.setAttribute("bpmnElement", node.getAttribute("id"));
        if (node.getLocalName().equals("exclusiveGateway")) {
            shape.setAttribute("isMarkerVisible", "true");
        }
        set(child(shape, DC, "dc:Bounds"), box);
        label(shape, label);
    }

    private void label(Element di, @Nullable Box label) {
        if (label != null) {
            set(child(child(di, BPMNDI, "bpmndi:BPMNLabel"), DC, "dc:Bounds"), label);
        }
    }

    /** Incoming and outgoing come behind the extensions and before all else, incoming first. */
    private void link(Element node, String kind, String flow) {
        Element link = document.createElementNS(BPMN, "bpmn:" + kind);
        link.setTextContent(flow);
        Node before = children(node).stream()
                .filter(c -> !List.of("documentation", "extensionElements", "incoming")
                        .contains(c.getLocalName()))
                .filter(c -> kind.equals("incoming") || !c.getLocalName().equals("outgoing"))
                .findFirst()
                .orElse(null);
        node.insertBefore(link, before);
    }

    private Element child(Element parent, String namespace, String name) {
        Element child = document.createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    private Element plane() {
        return list(document.getElementsByTagNameNS(BPMNDI, "BPMNPlane")).get(0);
    }

    private @Nullable Element find(Element node) {
        String id = node.getAttribute("id");
        return Stream.concat(
                        list(document.getElementsByTagNameNS(BPMNDI, "BPMNShape")).stream(),
                        list(document.getElementsByTagNameNS(BPMNDI, "BPMNEdge")).stream())
                .filter(di -> di.getAttribute("bpmnElement").equals(id))
                .findFirst()
                .orElse(null);
    }

    private Element di(Element node) {
        return Objects.requireNonNull(find(node));
    }

    private static Element bounds(Element shape) {
        return children(shape).stream()
                .filter(c -> c.getLocalName().equals("Bounds"))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Element labelBounds(Element node) {
        return children(di(node)).stream()
                .filter(c -> c.getLocalName().equals("BPMNLabel"))
                .flatMap(label -> children(label).stream())
                .findFirst()
                .orElse(null);
    }

    private static Box read(Element bounds) {
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static void set(Element bounds, Box box) {
        bounds.setAttribute("x", plain(box.x()));
        bounds.setAttribute("y", plain(box.y()));
        bounds.setAttribute("width", plain(box.width()));
        bounds.setAttribute("height", plain(box.height()));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
