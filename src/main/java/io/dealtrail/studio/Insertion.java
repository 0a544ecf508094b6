package io.dealtrail.studio;

import io.dealtrail.studio.ModelXml.Box;
import io.dealtrail.studio.ModelXml.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One stage put into the backbone's drawing before an element that stands there. */
final class Insertion {

    private static final String ENTRY = "deal.entryStage";
    private static final String[] OUT = {"outcome", "reason"};

    private final ModelXml xml;
    private final Element next;
    private final Element scope;
    private final Box place;
    private final String key;
    private final String name;
    private final int probability;
    private final String id;
    private final List<Element> redirected;

    Insertion(ModelXml xml, Element next, String key, String name, int probability) {
        this.xml = xml;
        this.next = next;
        this.scope = (Element) next.getParentNode();
        this.key = key;
        this.name = name;
        this.probability = probability;
        this.id = xml.free(StageTemplate.camel(key));
        Box box = xml.box(next);
        this.place = new Box(box.x(), box.midY() - 40, 100, 80);
        this.redirected = xml.flowsTo(next).stream().filter(f -> !enters(f)).toList();
    }

    /** Moves what comes behind to the right, and widens what is around. */
    void makeRoom() {
        double from = place.x();
        Box around = xml.box(scope);
        for (Element node : ModelXml.children(scope)) {
            if (xml.isDrawn(node) && node.getLocalName().equals("sequenceFlow")) {
                shiftFlow(node, from, redirected.contains(node));
            } else if (xml.isDrawn(node) && xml.box(node).x() >= from) {
                Stream.concat(Stream.of(node), xml.within(node).stream())
                        .filter(xml::isDrawn)
                        .forEach(n -> xml.shift(n, Backbone.PITCH));
            }
        }
        xml.setBox(scope, new Box(around.x(), around.y(), around.width() + Backbone.PITCH, around.height()));
        double edge = around.x() + around.width();
        for (Element node : ModelXml.children((Element) scope.getParentNode())) {
            if (!xml.isDrawn(node) || node.equals(scope)) {
                continue;
            }
            if (node.getLocalName().equals("sequenceFlow")) {
                shiftFlow(node, edge, false);
            } else if (xml.box(node).x() >= edge) {
                xml.shift(node, Backbone.PITCH);
            }
        }
    }

    /** The call of the stage's process, the question how it ended, and the end for deals that were lost there. */
    void addStage() {
        String cap = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        Element call = xml.add(scope, "callActivity", id, name);
        call.setAttribute("calledElement", key);
        xml.calls(call, OUT, probability);
        Element gateway = xml.add(scope, "exclusiveGateway", xml.free("is" + cap + "Done"), name + ": goes on?");
        Element lost = xml.add(scope, "endEvent", xml.free(id + "Lost"), "Lost: " + name);
        xml.error(lost, "lost");
        Box asked = new Box(place.x() + 175, place.midY() - 25, 50, 50);
        Box ended = new Box(asked.x() + 7, place.midY() - 118, 36, 36);
        xml.draw(call, place, null);
        xml.draw(gateway, asked, new Box(asked.x() - 25, place.midY() + 30, 100, 28));
        xml.draw(lost, ended, new Box(ended.x() + 42, ended.y() + 4, 76, 28));
        redirected.forEach(flow -> redirect(flow, call));
        xml.connect(scope, call, gateway, null, null, straight(place.right(), asked.x(), place.midY()), null);
        xml.connect(
                scope,
                gateway,
                next,
                "Yes",
                "${outcome == 'done'}",
                straight(asked.right(), xml.box(next).x(), place.midY()),
                new Box(asked.right() + 6, place.midY() - 18, 21, 14));
        Element no = xml.connect(
                scope,
                gateway,
                lost,
                "No",
                null,
                List.of(new Point(asked.midX(), asked.y()), new Point(asked.midX(), ended.y() + 36)),
                new Box(asked.midX() + 7, place.midY() - 55, 17, 14));
        gateway.setAttribute("default", no.getAttribute("id"));
    }

    /** Imports and reopened deals enter at the stage that they are in: by a way above all others. */
    void addEntry(int row) {
        Element gateway = entry();
        Element call = xml.byId(id);
        if (gateway == null || call == null) {
            return;
        }
        double top = xml.flowsFrom(gateway).stream()
                .flatMap(f -> xml.way(f).stream())
                .mapToDouble(Point::y)
                .min()
                .orElse(place.y());
        double y = top - row;
        Box around = xml.box(scope);
        if (y < around.y() + 20) {
            double more = around.y() + 25 - y;
            xml.setBox(scope, new Box(around.x(), around.y() - more, around.width(), around.height() + more));
        }
        Box from = xml.box(gateway);
        xml.connect(
                scope,
                gateway,
                call,
                name,
                "${" + ENTRY + " == '" + key + "'}",
                List.of(
                        new Point(from.midX(), from.y()),
                        new Point(from.midX(), y),
                        new Point(place.midX(), y),
                        new Point(place.midX(), place.y())),
                new Box(from.midX() + 6, y - 18, Math.min(200, 4 + 6.0 * name.length()), 14));
    }

    private @Nullable Element entry() {
        return xml.all("exclusiveGateway").stream()
                .filter(g -> xml.flowsFrom(g).stream().anyMatch(this::enters))
                .findFirst()
                .orElse(null);
    }

    private boolean enters(Element flow) {
        return flow.getTextContent().contains(ENTRY)
                || xml.flowsFrom(Objects.requireNonNull(xml.byId(flow.getAttribute("sourceRef")))).stream()
                        .anyMatch(f -> f.getTextContent().contains(ENTRY));
    }

    private void redirect(Element flow, Element call) {
        xml.retarget(flow, call);
        List<Point> way = new ArrayList<>(xml.way(flow));
        Point first = way.get(0);
        Point last = way.get(way.size() - 1);
        if (way.size() == 2 && first.x() != last.x() && first.y() != last.y()) {
            double middle = (first.y() + last.y()) / 2;
            way.add(1, new Point(first.x(), middle));
            way.add(2, new Point(last.x(), middle));
            xml.setWay(flow, way);
        }
    }

    /** The last point of a way that will lead to the new stage stays where it is. */
    private void shiftFlow(Element flow, double from, boolean endStays) {
        List<Point> way = xml.way(flow);
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Point p = way.get(i);
            boolean stays = p.x() < from || (endStays && i == way.size() - 1);
            moved.add(stays ? p : new Point(p.x() + Backbone.PITCH, p.y()));
        }
        xml.setWay(flow, moved);
        Box label = xml.label(flow);
        if (label != null && label.x() >= from && !(endStays && way.get(0).x() < from)) {
            xml.shiftLabel(flow, Backbone.PITCH);
        }
    }

    private static List<Point> straight(double from, double to, double y) {
        return List.of(new Point(from, y), new Point(to, y));
    }
}
