package io.dealtrail.drawing;

import io.dealtrail.drawing.Pen.Look;

/** Draws gateways. */
final class Gateways {

    private Gateways() {}

    static void draw(Pen pen, Drawn drawn, Box box) {
        String ink = drawn.stroke();
        pen.path(
                "M" + Pen.n(box.midX()) + " " + Pen.n(box.y()) + "L" + Pen.n(box.right()) + " " + Pen.n(box.midY())
                        + "L" + Pen.n(box.midX()) + " " + Pen.n(box.bottom()) + "L" + Pen.n(box.x()) + " "
                        + Pen.n(box.midY()) + "Z",
                Look.area(drawn.fill(Pen.PAPER), ink, 2));
        pen.at(box.midX(), box.midY());
        double size = Math.min(box.width(), box.height()) / 50;
        switch (drawn.model().name()) {
            case "exclusiveGateway" -> {
                if (drawn.di().attribute("isMarkerVisible").equals("true")) {
                    Icons.cross(pen, 7.5 * size, 3.6 * size, ink);
                }
            }
            case "parallelGateway" -> Icons.plus(pen, 11.5 * size, 4 * size, ink);
            case "inclusiveGateway" -> pen.circle(0, 0, 11.5 * size, Look.area("none", ink, 2.6));
            case "complexGateway" -> {
                Icons.plus(pen, 11.5 * size, 3 * size, ink);
                Icons.cross(pen, 8 * size, 3 * size, ink);
            }
            case "eventBasedGateway" -> eventBased(pen, drawn, size, ink);
            default -> {}
        }
        pen.end();
    }

    private static void eventBased(Pen pen, Drawn drawn, double size, String ink) {
        pen.circle(0, 0, 14 * size, Look.area("none", ink, 1));
        if (drawn.model().attribute("eventGatewayType").equals("Parallel")) {
            Icons.hollowPlus(pen, ink);
            return;
        }
        if (!drawn.model().attribute("instantiate").equals("true")) {
            pen.circle(0, 0, 11 * size, Look.area("none", ink, 1));
        }
        Icons.pentagon(pen, 7.5 * size, false, ink);
    }
}
