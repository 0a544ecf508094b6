package io.dealtrail.drawing;

import io.dealtrail.drawing.Drawn.Point;
import io.dealtrail.drawing.Pen.Look;
import io.dealtrail.shared.Refused;
import java.util.Comparator;
import java.util.List;

/** Draws a process model as it is laid out in its file, in the way that the editor shows it. */
public final class Pictures {

    private static final double MARGIN = 6;

    private Pictures() {}

    /**
     * A picture with a transparent ground, meant for white paper. Each element is a group with its id in {@code data-element-id};
     * whatever the model says is text in it and never markup.
     *
     * @throws Refused when the file cannot be read as XML
     */
    public static String svg(byte[] bpmn) {
        Scene scene = Scene.of(Xml.read(bpmn));
        Pen pen = new Pen();
        pen.open(view(scene), scene.title());
        scene.drawn().stream()
                .sorted(Comparator.comparingInt(Pictures::layer).thenComparingInt(Drawn::depth))
                .forEach(drawn -> {
                    pen.group(drawn.model().id());
                    draw(pen, drawn, scene);
                    pen.end();
                });
        scene.drawn().forEach(drawn -> label(pen, drawn));
        return pen.close();
    }

    /** What lies below comes first. */
    private static int layer(Drawn drawn) {
        Part model = drawn.model();
        if (model.is("participant")) {
            return 0;
        }
        if (model.is("lane")) {
            return 1;
        }
        if (Kinds.isActivity(model) && drawn.expanded()) {
            return 2;
        }
        if (drawn.isConnection()) {
            return 3;
        }
        return model.is("boundaryEvent") ? 5 : model.is("group") ? 6 : 4;
    }

    private static void draw(Pen pen, Drawn drawn, Scene scene) {
        Part model = drawn.model();
        Box box = drawn.box();
        if (box == null) {
            Connections.draw(pen, drawn, scene);
        } else if (model.is("participant")) {
            Areas.pool(pen, drawn, box);
        } else if (model.is("lane")) {
            Areas.lane(pen, drawn, box);
        } else if (Kinds.isEvent(model)) {
            Events.draw(pen, drawn, box);
        } else if (Kinds.isGateway(model)) {
            Gateways.draw(pen, drawn, box);
        } else if (model.is("textAnnotation")) {
            Areas.note(pen, drawn, box);
        } else if (model.is("group")) {
            Areas.group(pen, drawn, box, scene);
        } else if (Kinds.isData(model)) {
            Areas.data(pen, drawn, box, scene);
        } else if (Kinds.isActivity(model)) {
            Activities.draw(pen, drawn, box);
        } else {
            pen.rect(box, 4, Look.area(drawn.fill(Pen.PAPER), drawn.stroke(), 1.5));
            Lettering.middle(pen, model.label(), box.in(5), drawn.ink());
        }
    }

    private static void label(Pen pen, Drawn drawn) {
        if (isLabelledOutside(drawn)) {
            Lettering.outside(pen, drawn.model().label(), labelPlace(drawn), drawn.ink());
        }
    }

    private static boolean isLabelledOutside(Drawn drawn) {
        Part model = drawn.model();
        return !model.label().isEmpty()
                && (drawn.isConnection() || Kinds.isEvent(model) || Kinds.isGateway(model) || Kinds.isData(model));
    }

    private static Box labelPlace(Drawn drawn) {
        Box label = drawn.label();
        if (label != null) {
            return label;
        }
        Box box = drawn.box();
        if (box == null) {
            Point middle = Connections.middle(drawn.way());
            return new Box(middle.x() - 45, middle.y() - 18, 90, 14);
        }
        return new Box(box.midX() - 45, box.bottom() + 5, 90, 14);
    }

    private static Box view(Scene scene) {
        List<Drawn> drawn = scene.drawn();
        if (drawn.isEmpty()) {
            return new Box(0, 0, 100, 100);
        }
        Box all = drawn.stream().map(Pictures::extent).reduce(Box::and).orElseThrow();
        return new Box(all.x() - MARGIN, all.y() - MARGIN, all.width() + 2 * MARGIN, all.height() + 2 * MARGIN);
    }

    private static Box extent(Drawn drawn) {
        Box box = drawn.box();
        Box own = box != null
                ? box
                : drawn.way().stream()
                        .map(p -> new Box(p.x(), p.y(), 0, 0))
                        .reduce(Box::and)
                        .orElseThrow();
        return isLabelledOutside(drawn) ? own.and(Lettering.room(drawn.model().label(), labelPlace(drawn))) : own;
    }
}
