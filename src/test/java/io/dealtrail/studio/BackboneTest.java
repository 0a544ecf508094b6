package io.dealtrail.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.drawing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** A new stage is drawn into the backbone so that nothing lies upon anything else. */
class BackboneTest {

    private final byte[] shipped = read();

    @Test
    void stagesOfTheMainRowCanBeFollowed() {
        assertThat(Backbone.read(shipped).places())
                .extracting(NewStage.Place::behind)
                .containsExactly("lead-qualification", "needs-analysis", "proposal", "contract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead-qualification", "needs-analysis", "proposal", "contract"})
    void nothingLiesUponAnythingElse(String behind) throws IOException {
        byte[] drawn = Backbone.read(shipped).with("pilot", "Pilot <1> & \"more\"", behind, 40);
        Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(Path.of("target/pictures/backbone-" + behind + ".svg"), Pictures.svg(drawn));
        ModelXml xml = ModelXml.read(drawn);
        List<Element> nodes = new ArrayList<>();
        for (String kind :
                List.of("callActivity", "exclusiveGateway", "endEvent", "startEvent", "serviceTask", "userTask")) {
            nodes.addAll(xml.all(kind));
        }
        for (Element a : nodes) {
            for (Element b : nodes) {
                assertThat(a != b && overlap(xml.box(a), xml.box(b)))
                        .as(a.getAttribute("id") + " and " + b.getAttribute("id"))
                        .isFalse();
            }
        }
        Element pilot = xml.byId("pilot");
        assertThat(xml.flowsTo(pilot)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(xml.flowsFrom(pilot)).hasSize(1);
        assertThat(ModelXml.read(xml.write()).all("sequenceFlow"))
                .hasSize(ModelXml.read(shipped).all("sequenceFlow").size() + 4);
    }

    @Test
    void twoNewStagesFollowEachOther() {
        byte[] one = Backbone.read(shipped).with("pilot", "Pilot", "proposal", 60);
        byte[] two = Backbone.read(one).with("pilot-review", "Review", "pilot", 65);
        assertThat(Backbone.read(two).places())
                .extracting(NewStage.Place::behind)
                .containsSubsequence("proposal", "pilot", "pilot-review", "contract");
    }

    private static boolean overlap(ModelXml.Box a, ModelXml.Box b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
    }

    private static byte[] read() {
        try {
            return Files.readAllBytes(Path.of("processes/deal.bpmn"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
