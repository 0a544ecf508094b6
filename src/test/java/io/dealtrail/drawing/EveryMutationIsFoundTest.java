package io.dealtrail.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Whatever attribute or text of whatever model is changed, the comparison says so and names the element. */
class EveryMutationIsFoundTest {

    private static final Set<String> UNTOUCHED = Set.of(
            "id",
            "bpmnElement",
            "dmnElementRef",
            "type",
            "exporter",
            "exporterVersion",
            "executionPlatform",
            "executionPlatformVersion");

    @Provide
    Arbitrary<String> models() {
        return Arbitraries.of(
                "deal.bpmn",
                "lead-qualification.bpmn",
                "needs-analysis.bpmn",
                "proposal.bpmn",
                "negotiation.bpmn",
                "contract.bpmn",
                "after-sales.bpmn",
                "follow-up.dmn",
                "lead-score.dmn",
                "discount-approval.dmn");
    }

    @Property(tries = 150)
    void oneChangedAttributeIsFound(
            @ForAll("models") String file, @ForAll @IntRange(min = 0, max = 1_000_000) int which) throws Exception {
        byte[] before = Files.readAllBytes(Path.of("processes", file));
        Document model = parse(before);
        List<Attr> all = attributes(model.getDocumentElement());
        Attr chosen = all.get(which % all.size());
        boolean number = chosen.getValue().matches("-?\\d+(\\.\\d+)?");
        chosen.setValue(number ? String.valueOf(Double.parseDouble(chosen.getValue()) + 7) : chosen.getValue() + "x");
        Diff diff = ModelDiff.between(before, write(model));
        assertThat(diff.changes())
                .as(file + ": " + chosen.getOwnerElement().getNodeName() + "/@" + chosen)
                .isNotEmpty()
                .anyMatch(c -> named(chosen.getOwnerElement()).contains(c.element()));
        assertThat(diff.changes().get(0).sentences()).isNotEmpty();
    }

    @Property(tries = 30)
    void nothingIsFoundWhereNothingDiffers(@ForAll("models") String file) throws Exception {
        byte[] before = Files.readAllBytes(Path.of("processes", file));
        assertThat(ModelDiff.between(before, write(parse(before))).changes()).isEmpty();
    }

    /** Ids of everything that it lies in, or of what it draws. */
    private static List<String> named(Element changed) {
        List<String> ids = new ArrayList<>(List.of("definitions"));
        for (Node up = changed; up instanceof Element element; up = up.getParentNode()) {
            ids.add(element.getAttribute("id"));
            ids.add(element.getAttribute("bpmnElement"));
            ids.add(element.getAttribute("dmnElementRef"));
        }
        return ids;
    }

    private static List<Attr> attributes(Element element) {
        List<Attr> found = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            boolean kept = attribute.getName().startsWith("xmlns")
                    || attribute.getLocalName() != null && attribute.getName().startsWith("xsi:")
                    || UNTOUCHED.contains(attribute.getLocalName()) && !isFieldType(attribute);
            if (!kept) {
                found.add(attribute);
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                found.addAll(attributes(below));
            }
        }
        return found;
    }

    private static boolean isFieldType(Attr attribute) {
        return attribute.getName().equals("type");
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static byte[] write(Document model) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(model), new StreamResult(out));
        return out.toByteArray();
    }
}
