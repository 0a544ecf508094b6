package io.dealtrail.drawing;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An element as it stands on the drawing: a shape has a box, a connection has way points.
 *
 * @param model what it stands for
 * @param depth how many containers it lies in
 * @param di its place, size and looks as written in the file
 */
record Drawn(
        Part model,
        int depth,
        Part di,
        @Nullable Box box,
        List<Point> way,
        @Nullable Box label) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}");

    record Point(double x, double y) {}

    boolean isConnection() {
        return box == null;
    }

    boolean expanded() {
        return di.attribute("isExpanded").equals("true");
    }

    String stroke() {
        return colour(Pen.INK, "color:border-color", "bioc:stroke");
    }

    String fill(String usual) {
        return colour(usual, "color:background-color", "bioc:fill");
    }

    String ink() {
        Part label = di.child("bpmndi:BPMNLabel").orElse(di);
        String own = label.attribute("color:color");
        return COLOUR.matcher(own).matches() ? own : stroke();
    }

    private String colour(String usual, String... names) {
        for (String name : names) {
            String value = di.attribute(name);
            if (COLOUR.matcher(value).matches()) {
                return value;
            }
        }
        return usual;
    }
}
