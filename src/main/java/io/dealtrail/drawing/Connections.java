package io.dealtrail.drawing;

import io.dealtrail.drawing.Drawn.Point;
import io.dealtrail.drawing.Pen.Look;
import java.util.List;

/** Draws flows and associations: rounded joints, arrow heads, the signs of default and conditional ways. */
final class Connections {

    private static final double ROUNDING = 5;

    private Connections() {}

    static void draw(Pen pen, Drawn drawn, Scene scene) {
        Part model = drawn.model();
        String ink = drawn.stroke();
        String fill = drawn.fill(Pen.PAPER);
        String line = rounded(drawn.way());
        switch (model.name()) {
            case "messageFlow" -> {
                pen.path(line, Look.line(ink, 1.5).dashed("10 11"));
                pen.circle(drawn.way().get(0).x(), drawn.way().get(0).y(), 3.5, Look.area(fill, ink, 1));
                head(pen, drawn.way(), "M0 0L-9.5 -5V5Z", Look.area(fill, ink, 1.2));
                message(pen, drawn, ink, fill);
            }
            case "association", "dataInputAssociation", "dataOutputAssociation" -> association(pen, drawn, line, ink);
            default -> {
                pen.path(line, Look.line(ink, 2));
                head(pen, drawn.way(), "M0 0L-10 -5V5Z", Look.area(ink, ink, 1));
                start(pen, drawn, scene, ink, fill);
            }
        }
    }

    private static void association(Pen pen, Drawn drawn, String line, String ink) {
        pen.path(line, Look.line(ink, 2).dashed("0 5"));
        String direction = drawn.model().attribute("associationDirection");
        boolean data = drawn.model().name().startsWith("data");
        if (data || direction.equals("One") || direction.equals("Both")) {
            head(pen, drawn.way(), "M-7 -5L0 0L-7 5", Look.line(ink, 1.5));
        }
        if (direction.equals("Both")) {
            tail(pen, drawn.way(), "M7 -5L0 0L7 5", Look.line(ink, 1.5));
        }
    }

    private static void start(Pen pen, Drawn drawn, Scene scene, String ink, String fill) {
        Part source = scene.source(drawn.model());
        if (source == null) {
            return;
        }
        boolean byDefault = !drawn.model().id().isEmpty()
                && source.attribute("default").equals(drawn.model().id());
        if (byDefault) {
            tail(pen, drawn.way(), "M6 5L12 -5", Look.line(ink, 1.8));
        } else if (Kinds.isActivity(source)
                && drawn.model().child("conditionExpression").isPresent()) {
            tail(pen, drawn.way(), "M0 0L8 -5L16 0L8 5Z", Look.area(fill, ink, 1.5));
        }
    }

    private static void message(Pen pen, Drawn drawn, String ink, String fill) {
        String visible = drawn.di().attribute("messageVisibleKind");
        if (!visible.isEmpty()) {
            Point middle = middle(drawn.way());
            pen.at(middle.x(), middle.y());
            Icons.envelope(pen, 25, 17, visible.equals("non_initiating"), ink, fill);
            pen.end();
        }
    }

    /** Where a label stands that the file gives no place. */
    static Point middle(List<Point> way) {
        Point a = way.get((way.size() - 1) / 2);
        Point b = way.get((way.size() - 1) / 2 + 1);
        return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    private static void head(Pen pen, List<Point> way, String d, Look look) {
        pointed(pen, way.get(way.size() - 1), before(way), way.get(way.size() - 1), d, look);
    }

    private static void tail(Pen pen, List<Point> way, String d, Look look) {
        Point first = way.get(0);
        Point next =
                way.stream().filter(p -> distance(p, first) > 0.1).findFirst().orElse(first);
        pointed(pen, first, first, next, d, look);
    }

    private static Point before(List<Point> way) {
        Point last = way.get(way.size() - 1);
        for (int i = way.size() - 2; i >= 0; i--) {
            if (distance(way.get(i), last) > 0.1) {
                return way.get(i);
            }
        }
        return last;
    }

    private static void pointed(Pen pen, Point at, Point from, Point to, String d, Look look) {
        double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
        pen.turned(at.x(), at.y(), Math.toDegrees(angle));
        pen.path(d, look);
        pen.end();
    }

    private static String rounded(List<Point> way) {
        StringBuilder d = new StringBuilder("M").append(at(way.get(0)));
        for (int i = 1; i < way.size() - 1; i++) {
            Point corner = way.get(i);
            double room = Math.min(
                    ROUNDING, Math.min(distance(way.get(i - 1), corner), distance(corner, way.get(i + 1))) / 2);
            d.append('L').append(at(towards(corner, way.get(i - 1), room)));
            d.append('Q').append(at(corner)).append(' ').append(at(towards(corner, way.get(i + 1), room)));
        }
        return d.append('L').append(at(way.get(way.size() - 1))).toString();
    }

    private static Point towards(Point from, Point to, double far) {
        double distance = distance(from, to);
        double part = distance == 0 ? 0 : far / distance;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static String at(Point point) {
        return Pen.n(point.x()) + " " + Pen.n(point.y());
    }
}
