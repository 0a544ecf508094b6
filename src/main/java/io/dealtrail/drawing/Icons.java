package io.dealtrail.drawing;

import io.dealtrail.drawing.Pen.Look;
import java.util.regex.Pattern;

/** The small signs in events, tasks and gateways, drawn around the origin. */
final class Icons {

    private Icons() {}

    /** @param filled dark with light lines: it is sent; else it is waited for */
    static void envelope(Pen pen, double width, double height, boolean filled, String ink, String paper) {
        Look look = Look.area(filled ? ink : paper, filled ? paper : ink, 1);
        Box box = new Box(-width / 2, -height / 2, width, height);
        if (filled) {
            pen.rect(new Box(box.x() - 0.6, box.y() - 0.6, width + 1.2, height + 1.2), 0, Look.area(ink, ink, 0));
        }
        pen.rect(box, 0, look);
        pen.path(
                "M" + Pen.n(box.x()) + " " + Pen.n(box.y()) + "L0 " + Pen.n(height * 0.1) + "L" + Pen.n(box.right())
                        + " " + Pen.n(box.y()),
                new Look("none", filled ? paper : ink, filled ? 1.3 : 1, "", true));
    }

    static void clock(Pen pen, double radius, String ink, String paper) {
        pen.circle(0, 0, radius, Look.area(paper, ink, 1.8));
        StringBuilder ticks = new StringBuilder();
        for (int hour = 0; hour < 12; hour++) {
            double angle = Math.PI * hour / 6;
            ticks.append(move(angle, radius - 1)).append(line(angle, radius * 0.78));
        }
        pen.path(ticks.toString(), Look.line(ink, 1));
        pen.path(
                "M" + Pen.n(radius * 0.22) + " " + Pen.n(-radius * 0.72) + "L0 0L" + Pen.n(radius * 0.5) + " 0.4",
                Look.line(ink, 1.8));
    }

    static void bolt(Pen pen, boolean filled, String ink) {
        pen.path("M-8.5 7.5L-3.4 -7.2L2.6 1.2L8.5 -8L3.6 7L-2.4 -0.6Z", sign(filled, ink));
    }

    static void escalation(Pen pen, boolean filled, String ink) {
        pen.path("M0 -10L7.2 8.4L0 1.4L-7.2 8.4Z", sign(filled, ink));
    }

    static void triangle(Pen pen, boolean filled, String ink) {
        pen.path("M0 -9L9 6.6H-9Z", sign(filled, ink));
    }

    static void pentagon(Pen pen, double radius, boolean filled, String ink) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            double angle = Math.PI * 2 * i / 5;
            d.append(i == 0 ? move(angle, radius) : line(angle, radius));
        }
        pen.path(d.append('Z').toString(), sign(filled, ink));
    }

    static void rewind(Pen pen, double scale, boolean filled, String ink) {
        String d = "M-9 0L-0.5 -6V6ZM-0.5 0L8 -6V6Z";
        pen.path(scaled(d, scale), sign(filled, ink));
    }

    static void page(Pen pen, String ink, String paper) {
        pen.rect(new Box(-7.5, -9, 15, 18), 0, Look.area(paper, ink, 1.2));
        pen.path("M-5 -5.4H5M-5 -1.8H5M-5 1.8H5M-5 5.4H5", Look.line(ink, 1.1));
    }

    static void linkArrow(Pen pen, boolean filled, String ink) {
        pen.path("M-9.5 -3.6H2V-8.4L10 0L2 8.4V3.6H-9.5Z", sign(filled, ink));
    }

    static void cancel(Pen pen, boolean filled, String ink) {
        pen.path(
                "M-8.6 -5.8L-5.8 -8.6L0 -2.8L5.8 -8.6L8.6 -5.8L2.8 0L8.6 5.8L5.8 8.6L0 2.8L-5.8 8.6L-8.6 5.8L-2.8 0Z",
                sign(filled, ink));
    }

    static void cross(Pen pen, double reach, double width, String ink) {
        String r = Pen.n(reach);
        pen.path("M-" + r + " -" + r + "L" + r + " " + r + "M" + r + " -" + r + "L-" + r + " " + r, heavy(ink, width));
    }

    static void plus(Pen pen, double reach, double width, String ink) {
        String r = Pen.n(reach);
        pen.path("M0 -" + r + "V" + r + "M-" + r + " 0H" + r, heavy(ink, width));
    }

    static void hollowPlus(Pen pen, String ink) {
        pen.path("M-2.4 -9H2.4V-2.4H9V2.4H2.4V9H-2.4V2.4H-9V-2.4H-2.4Z", sign(false, ink));
    }

    static void person(Pen pen, String ink, String paper) {
        pen.path(
                "M-7.5 8.5V4.4C-7.5 1.6 -4.6 0.4 -2.6 -0.2H2.6C4.6 0.4 7.5 1.6 7.5 4.4V8.5Z",
                Look.area(paper, ink, 1.1));
        pen.path("M-4.2 8.4V5M4.2 8.4V5", Look.line(ink, 0.9));
        pen.circle(0, -4.6, 4.2, Look.area(paper, ink, 1.1));
        pen.path(
                "M-4.2 -5C-3.4 -6.6 -1 -5 0.6 -5.4C2 -5.8 3.4 -6.2 4.2 -4.8C4.2 -10.6 -4.2 -10.6 -4.2 -5Z",
                Look.area(ink, ink, 0.4));
    }

    static void gears(Pen pen, String ink, String paper) {
        gear(pen, -2, -2, 7, ink, paper);
        gear(pen, 3, 3, 7, ink, paper);
    }

    private static void gear(Pen pen, double x, double y, double radius, String ink, String paper) {
        StringBuilder d = new StringBuilder();
        int teeth = 8;
        for (int i = 0; i < teeth * 4; i++) {
            double angle = Math.PI * 2 * (i - 0.5) / (teeth * 4);
            double reach = i % 4 < 2 ? radius : radius * 0.76;
            d.append(i == 0 ? 'M' : 'L')
                    .append(Pen.n(x + Math.sin(angle) * reach))
                    .append(' ')
                    .append(Pen.n(y - Math.cos(angle) * reach));
        }
        pen.path(d.append('Z').toString(), Look.area(paper, ink, 1));
        pen.circle(x, y, radius * 0.36, Look.area(paper, ink, 1));
    }

    static void hand(Pen pen, String ink, String paper) {
        pen.path(
                "M-9 -1.6L-3.2 -7.2C-2 -8.2 -0.2 -6.8 -1.2 -5.4L-2.6 -3.8H7.2C9 -3.8 9 -1.4 7.2 -1.4H8.2C10 -1.4 10 1 8.2 1"
                        + "H7.4C9 1 9 3.2 7.4 3.2H6C7.4 3.2 7.4 5.4 6 5.4H-4.4C-7 5.4 -9 4 -9 1.6Z",
                Look.area(paper, ink, 1.1));
        pen.path("M1.6 -1.4H7.2M1.6 1H7.6M1.6 3.2H6.2", Look.line(ink, 0.9));
    }

    static void script(Pen pen, String ink, String paper) {
        pen.path(
                "M-3.6 -8.5H7.6C3 -5 3 -2.8 5 0C7 2.8 7 5.2 3.6 8.5H-7.6C-3.6 5.2 -3.6 2.8 -5.4 0C-7.2 -2.8 -7.2 -5 -3.6 -8.5Z",
                Look.area(paper, ink, 1.1));
        pen.path("M-4 -5.4H3M-4.6 -2.4H2.6M-2.8 0.8H4M-2.6 3.8H4.2", Look.line(ink, 0.9));
    }

    static void table(Pen pen, String ink, String paper) {
        pen.rect(new Box(-9, -6.5, 18, 13), 0, Look.area(paper, ink, 1));
        pen.rect(new Box(-9, -6.5, 18, 4), 0, Look.area("#b8bcc4", ink, 1));
        pen.path("M-9 2H9M-4 -2.5V6.5", Look.line(ink, 1));
    }

    static void loop(Pen pen, String ink) {
        pen.path("M-3.4 5.2A5.6 5.6 0 1 1 3 5.3M-3.4 5.2H-7.4M-3.4 5.2V1.4", Look.line(ink, 1.5));
    }

    static void bars(Pen pen, boolean sequential, String ink) {
        pen.path(sequential ? "M-6 -4.5H6M-6 0H6M-6 4.5H6" : "M-4.5 -6V6M0 -6V6M4.5 -6V6", heavy(ink, 2.2));
    }

    static void tilde(Pen pen, String ink) {
        pen.path("M-6.5 2C-4 -4.5 -1.6 -1 0 0.4C1.8 2 4.4 4 6.5 -2", Look.line(ink, 2.4));
    }

    static void boxedPlus(Pen pen, String ink, String paper) {
        pen.rect(new Box(-7, -7, 14, 14), 0, Look.area(paper, ink, 1));
        plus(pen, 4, 1.2, ink);
    }

    private static Look sign(boolean filled, String ink) {
        return new Look(filled ? ink : "none", ink, 1.2, "", true);
    }

    private static Look heavy(String ink, double width) {
        return new Look("none", ink, width, "", false);
    }

    private static String move(double angle, double reach) {
        return "M" + Pen.n(Math.sin(angle) * reach) + " " + Pen.n(-Math.cos(angle) * reach);
    }

    private static String line(double angle, double reach) {
        return "L" + Pen.n(Math.sin(angle) * reach) + " " + Pen.n(-Math.cos(angle) * reach);
    }

    private static String scaled(String d, double by) {
        return Pattern.compile("-?\\d+(\\.\\d+)?")
                .matcher(d)
                .replaceAll(m -> Pen.n(Double.parseDouble(m.group()) * by));
    }
}
