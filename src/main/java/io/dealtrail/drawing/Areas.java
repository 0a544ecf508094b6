package io.dealtrail.drawing;

import io.dealtrail.drawing.Pen.Look;

/** Draws what lies under and beside the flow: pools, lanes, groups, notes, data. */
final class Areas {

    private Areas() {}

    static void pool(Pen pen, Drawn drawn, Box box) {
        String ink = drawn.stroke();
        pen.rect(box, 0, Look.area(drawn.fill(Pen.PAPER), ink, 1.5));
        boolean open = !drawn.model().attribute("processRef").isEmpty();
        if (!open || drawn.di().attribute("isHorizontal").equals("false")) {
            if (open) {
                Lettering.top(pen, drawn.model().label(), box.in(6), drawn.ink());
            } else {
                Lettering.middle(pen, drawn.model().label(), box.in(5), drawn.ink());
            }
        } else {
            String x = Pen.n(box.x() + 30);
            pen.path("M" + x + " " + Pen.n(box.y()) + "V" + Pen.n(box.bottom()), Look.line(ink, 1.5));
            Lettering.upwards(pen, drawn.model().label(), box, drawn.ink());
        }
        if (drawn.model().child("participantMultiplicity").isPresent()) {
            pen.at(box.midX(), box.bottom() - 12);
            Icons.bars(pen, false, ink);
            pen.end();
        }
    }

    static void lane(Pen pen, Drawn drawn, Box box) {
        pen.rect(box, 0, Look.area(drawn.fill("none"), drawn.stroke(), 1.5));
        if (drawn.di().attribute("isHorizontal").equals("false")) {
            Lettering.top(pen, drawn.model().label(), box.in(6), drawn.ink());
        } else {
            Lettering.upwards(pen, drawn.model().label(), box, drawn.ink());
        }
    }

    static void group(Pen pen, Drawn drawn, Box box, Scene scene) {
        pen.rect(box, 10, Look.area("none", drawn.stroke(), 1.5).dashed("10 6 0 6"));
        Part category = scene.models().get(drawn.model().attribute("categoryValueRef"));
        if (category != null) {
            Box label = drawn.label() == null ? new Box(box.x(), box.y() + 4, box.width(), 14) : drawn.label();
            Lettering.outside(pen, category.attribute("value"), label, drawn.ink());
        }
    }

    static void note(Pen pen, Drawn drawn, Box box) {
        pen.rect(box, 0, Look.area(drawn.fill("none"), "none", 0));
        pen.path(
                "M" + Pen.n(box.x() + 10) + " " + Pen.n(box.y()) + "H" + Pen.n(box.x()) + "V" + Pen.n(box.bottom())
                        + "H" + Pen.n(box.x() + 10),
                Look.line(drawn.stroke(), 2));
        Lettering.topLeft(pen, drawn.model().label(), box.in(7), drawn.ink());
    }

    static void data(Pen pen, Drawn drawn, Box box, Scene scene) {
        if (drawn.model().name().startsWith("dataStore")) {
            store(pen, drawn, box);
            return;
        }
        String ink = drawn.stroke();
        double fold = Math.min(10, box.width() / 3);
        pen.at(box.x(), box.y());
        String width = Pen.n(box.width());
        String height = Pen.n(box.height());
        String bend = Pen.n(box.width() - fold);
        String f = Pen.n(fold);
        pen.path(
                "M0 0H" + bend + "L" + width + " " + f + "V" + height + "H0Z",
                Look.area(drawn.fill(Pen.PAPER), ink, 2));
        pen.path("M" + bend + " 0V" + f + "H" + width, Look.line(ink, 2));
        pen.end();
        boolean output = drawn.model().is("dataOutput");
        if (output || drawn.model().is("dataInput")) {
            pen.turned(box.x() + 12, box.y() + 11, 0);
            pen.path("M-8 -2H0V-5.5L6 0L0 5.5V2H-8Z", new Look(output ? ink : "none", ink, 1.2, "", true));
            pen.end();
        }
        Part object = scene.models().get(drawn.model().attribute("dataObjectRef"));
        if (drawn.model().attribute("isCollection").equals("true")
                || object != null && object.attribute("isCollection").equals("true")) {
            pen.at(box.midX(), box.bottom() - 9);
            Icons.bars(pen, false, ink);
            pen.end();
        }
    }

    private static void store(Pen pen, Drawn drawn, Box box) {
        String ink = drawn.stroke();
        double rx = box.width() / 2;
        double ry = Math.min(box.height() / 6, 8);
        String arc = "a" + Pen.n(rx) + " " + Pen.n(ry) + " 0 0 ";
        String across = " " + Pen.n(box.width()) + " 0";
        String back = " " + Pen.n(-box.width()) + " 0";
        pen.at(box.x(), box.y());
        String body = Pen.n(box.height() - 2 * ry);
        pen.path(
                "M0 " + Pen.n(ry) + arc + "1" + across + "v" + body + arc + "1" + back + "Z",
                Look.area(drawn.fill(Pen.PAPER), ink, 2));
        for (int ring = 0; ring < 3; ring++) {
            pen.path("M0 " + Pen.n(ry + ring * ry * 0.8) + arc + "0" + across, Look.line(ink, 2));
        }
        pen.end();
    }
}
