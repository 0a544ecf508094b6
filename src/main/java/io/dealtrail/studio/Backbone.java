package io.dealtrail.studio;

import io.dealtrail.studio.NewStage.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Element;

/** The drawing that strings the stages together, to put one more in: what comes behind it moves to the right. */
final class Backbone {

    /** From one stage to the next. */
    static final int PITCH = 300;

    /** A row above the others for the way by which imports and reopened deals enter. */
    private static final int ROW = 35;

    private final ModelXml xml;

    private Backbone(ModelXml xml) {
        this.xml = xml;
    }

    static Backbone read(byte[] file) {
        return new Backbone(ModelXml.read(file));
    }

    /** Places behind the stages of the main row, from left to right. */
    List<Place> places() {
        List<Element> row = row();
        List<Place> places = new ArrayList<>();
        for (Element call : row) {
            follower(call)
                    .ifPresent(next ->
                            places.add(new Place(call.getAttribute("calledElement"), call.getAttribute("name"))));
        }
        return places;
    }

    /** The drawing with the stage in it. */
    byte[] with(String key, String name, String behind, int probability) {
        Element call = row().stream()
                .filter(c -> c.getAttribute("calledElement").equals(behind))
                .findFirst()
                .orElseThrow();
        Element next = follower(call).orElseThrow();
        Insertion insertion = new Insertion(xml, next, key, name, probability);
        insertion.makeRoom();
        insertion.addStage();
        insertion.addEntry(ROW);
        return xml.write();
    }

    /** The stages that stand in line with the first one: they are passed one after the other. */
    private List<Element> row() {
        List<Element> calls = xml.all("callActivity").stream()
                .filter(c -> isIn(c, "subProcess"))
                .sorted(Comparator.comparingDouble(c -> xml.box(c).x()))
                .toList();
        return calls.isEmpty()
                ? List.of()
                : calls.stream()
                        .filter(c -> xml.box(c).y() == xml.box(calls.get(0)).y())
                        .toList();
    }

    /** What comes next when the stage went well: the next stage in the row, or the end of the row. */
    private Optional<Element> follower(Element call) {
        List<Element> row = row();
        int index = row.indexOf(call);
        if (index + 1 < row.size()) {
            return Optional.of(row.get(index + 1));
        }
        double middle = xml.box(call).midY();
        return xml.all("endEvent").stream()
                .filter(e -> Objects.equals(e.getParentNode(), call.getParentNode()))
                .filter(e -> xml.box(e).midY() == middle
                        && xml.box(e).x() > xml.box(call).x())
                .findFirst();
    }

    private static boolean isIn(Element element, String parent) {
        return element.getParentNode() instanceof Element container && parent.equals(container.getLocalName());
    }
}
