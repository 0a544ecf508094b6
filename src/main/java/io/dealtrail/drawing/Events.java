package io.dealtrail.drawing;

import io.dealtrail.drawing.Pen.Look;

/** Draws events: one ring at the start, two on the way, a heavy one at the end, and the sign of what happens. */
final class Events {

    private Events() {}

    static void draw(Pen pen, Drawn drawn, Box box) {
        Part event = drawn.model();
        String ink = drawn.stroke();
        String paper = drawn.fill(Pen.PAPER);
        double radius = Math.min(box.width(), box.height()) / 2;
        boolean waits = event.attribute("cancelActivity").equals("false")
                || event.attribute("isInterrupting").equals("false");
        pen.at(box.midX(), box.midY());
        if (event.is("endEvent")) {
            pen.circle(0, 0, radius, Look.area(paper, ink, 4));
        } else if (event.is("startEvent")) {
            pen.circle(0, 0, radius, Look.area(paper, ink, 2).dashed(waits ? "6" : ""));
        } else {
            pen.circle(0, 0, radius, Look.area(paper, ink, 1.5).dashed(waits ? "6" : ""));
            pen.circle(0, 0, radius - 3, Look.area("none", ink, 1.5).dashed(waits ? "6" : ""));
        }
        sign(pen, event, ink, paper);
        pen.end();
    }

    private static void sign(Pen pen, Part event, String ink, String paper) {
        boolean throwing = event.is("endEvent") || event.is("intermediateThrowEvent");
        long several = event.children().stream()
                .filter(c -> c.name().endsWith("EventDefinition") || c.is("eventDefinitionRef"))
                .count();
        Part definition = event.ending("EventDefinition");
        if (several > 1) {
            if (event.attribute("parallelMultiple").equals("true")) {
                Icons.hollowPlus(pen, ink);
            } else {
                Icons.pentagon(pen, 9, throwing, ink);
            }
        } else if (definition != null) {
            switch (definition.name()) {
                case "messageEventDefinition" -> Icons.envelope(pen, 17, 11.6, throwing, ink, paper);
                case "timerEventDefinition" -> Icons.clock(pen, 10.5, ink, paper);
                case "errorEventDefinition" -> Icons.bolt(pen, throwing, ink);
                case "escalationEventDefinition" -> Icons.escalation(pen, throwing, ink);
                case "signalEventDefinition" -> Icons.triangle(pen, throwing, ink);
                case "compensateEventDefinition" -> Icons.rewind(pen, 1, throwing, ink);
                case "conditionalEventDefinition" -> Icons.page(pen, ink, paper);
                case "linkEventDefinition" -> Icons.linkArrow(pen, throwing, ink);
                case "cancelEventDefinition" -> Icons.cancel(pen, throwing, ink);
                case "terminateEventDefinition" -> pen.circle(0, 0, 9.5, Look.area(ink, ink, 0));
                default -> {}
            }
        }
    }
}
