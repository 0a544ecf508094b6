package io.dealtrail.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Draws the shipped models and the reference models of the BPMN interchange working group. */
class PicturesTest {

    static Stream<Path> models() throws IOException {
        try (Stream<Path> ours = Files.list(Path.of("processes"));
                Stream<Path> theirs = Files.list(Path.of("src/test/resources/bpmn-miwg"))) {
            return Stream.concat(ours, theirs).filter(f -> f.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyShapeAndWayIsDrawn(Path file) throws Exception {
        byte[] model = Files.readAllBytes(file);
        Document picture = parse(Pictures.svg(model));
        Scene scene = Scene.of(Xml.read(model));
        assertThat(scene.drawn()).isNotEmpty();
        NodeList groups = picture.getElementsByTagName("g");
        long elements = Stream.iterate(0, i -> i + 1)
                .limit(groups.getLength())
                .map(i -> (Element) groups.item(i))
                .filter(g -> g.hasAttribute("data-element-id"))
                .filter(g -> g.getChildNodes().getLength() > 0)
                .count();
        assertThat(elements).isEqualTo(scene.drawn().size());
        String[] view = picture.getDocumentElement().getAttribute("viewBox").split(" ");
        assertThat(Double.parseDouble(view[2])).isGreaterThan(100);
    }

    @Test
    void whatAModelSaysIsTextAndNeverMarkup() throws Exception {
        String bad = ModelDiffTest.read("lead-qualification.bpmn")
                .replace("name=\"Score lead\"", "name=\"&lt;script&gt;alert(1)&lt;/script&gt; &quot;'&amp;\"")
                .replace(
                        "id=\"scoreLead_di\" bpmnElement",
                        "xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:fill=\"red&quot; onload=&quot;x\""
                                + " id=\"scoreLead_di\" bpmnElement");
        String svg = Pictures.svg(bad.getBytes(StandardCharsets.UTF_8));
        assertThat(svg).doesNotContain("<script").doesNotContain("onload=").contains("&lt;script&gt;");
        parse(svg);
    }

    @Test
    void chineseLabelsAreBrokenAnywhere() {
        List<String> lines = Lettering.lines("联系潜在客户并确认预算以及决策人信息", 60, 12);
        assertThat(lines).hasSizeGreaterThan(2).allMatch(l -> l.length() <= 5);
        assertThat(Lettering.lines("Contact the lead", 90, 12)).hasSize(1);
        assertThat(Lettering.lines("", 90, 12)).containsExactly("");
    }

    @Test
    void hugeAndBrokenNumbersDoNoHarm() throws Exception {
        String bad = ModelDiffTest.read("needs-analysis.bpmn")
                .replaceFirst("<dc:Bounds x=\"\\d+", "<dc:Bounds x=\"NaN")
                .replaceFirst("<di:waypoint x=\"\\d+", "<di:waypoint x=\"1e300");
        parse(Pictures.svg(bad.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
