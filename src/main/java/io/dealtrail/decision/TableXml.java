package io.dealtrail.decision;

import io.dealtrail.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
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
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A table's file: read without fetching or running anything, and written back with all that managers do not see. */
final class TableXml {

    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {
            // what matters is refused
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    };

    private TableXml() {}

    /** @throws Refused {@code table.unreadable} when the file holds no decision table */
    static Table read(byte[] file) {
        Element decision = decision(document(file));
        Element table = child(decision, "decisionTable");
        if (table == null) {
            throw Refused.invalid("table.unreadable");
        }
        List<Table.Rule> rules = new ArrayList<>();
        for (Element rule : children(table, "rule")) {
            rules.add(new Table.Rule(
                    rules.size() + 1,
                    rule.getAttribute("id"),
                    text(child(rule, "description")),
                    cells(rule, "inputEntry"),
                    cells(rule, "outputEntry")));
        }
        String policy = table.getAttribute("hitPolicy");
        return new Table(
                decision.getAttribute("id"),
                decision.getAttribute("name"),
                policy.isEmpty() ? "UNIQUE" : policy,
                table.getAttribute("aggregation"),
                children(table, "input").stream().map(TableXml::input).toList(),
                children(table, "output").stream().map(TableXml::output).toList(),
                rules);
    }

    private static Table.Column input(Element input) {
        Element expression = child(input, "inputExpression");
        return new Table.Column(
                input.getAttribute("id"),
                input.getAttribute("label"),
                expression == null ? "" : text(child(expression, "text")),
                expression == null ? "" : expression.getAttribute("typeRef"),
                allowed(input, "inputValues"));
    }

    private static Table.Column output(Element output) {
        return new Table.Column(
                output.getAttribute("id"),
                output.getAttribute("label"),
                output.getAttribute("name"),
                output.getAttribute("typeRef"),
                allowed(output, "outputValues"));
    }

    private static String allowed(Element column, String name) {
        Element values = child(column, name);
        return values == null ? "" : text(child(values, "text"));
    }

    private static List<String> cells(Element rule, String name) {
        return children(rule, name).stream()
                .map(cell -> text(child(cell, "text")))
                .toList();
    }

    static Element decision(Document document) {
        List<Element> decisions = children(document.getDocumentElement(), "decision");
        if (decisions.size() != 1) {
            throw Refused.invalid("table.unreadable");
        }
        return decisions.get(0);
    }

    static Document document(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder.parse(new ByteArrayInputStream(file));
        } catch (SAXException e) {
            throw Refused.invalid("table.unreadable");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] write(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
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

    static @Nullable Element child(Element of, String name) {
        List<Element> found = children(of, name);
        return found.isEmpty() ? null : found.get(0);
    }

    static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static String text(@Nullable Element element) {
        return element == null ? "" : element.getTextContent().strip();
    }
}
