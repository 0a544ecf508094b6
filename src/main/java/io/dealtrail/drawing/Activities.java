package io.dealtrail.drawing;

import io.dealtrail.drawing.Pen.Look;
import java.util.ArrayList;
import java.util.List;

/** Draws tasks, call activities and sub-processes with their signs. */
final class Activities {

    private static final double PADDING = 5;

    private Activities() {}

    static void draw(Pen pen, Drawn drawn, Box box) {
        Part activity = drawn.model();
        String ink = drawn.stroke();
        String paper = drawn.fill(Pen.PAPER);
        boolean called = activity.is("callActivity");
        boolean byEvent = activity.attribute("triggeredByEvent").equals("true");
        pen.rect(box, 10, Look.area(paper, ink, called ? 5 : 2).dashed(byEvent ? "1 4" : ""));
        if (activity.is("transaction")) {
            pen.rect(box.in(3), 7, Look.area("none", ink, 1.5));
        }
        if (activity.name().endsWith("ask")) {
            pen.at(box.x() + 16, box.y() + 15);
            sign(pen, activity, ink, paper);
            pen.end();
        }
        boolean holds = Kinds.isSubProcess(activity) || called;
        if (holds && drawn.expanded()) {
            Lettering.top(pen, activity.label(), box.in(PADDING), drawn.ink());
        } else {
            Lettering.middle(pen, activity.label(), box.in(PADDING), drawn.ink());
        }
        markers(pen, drawn, box, ink, paper);
    }

    private static void sign(Pen pen, Part task, String ink, String paper) {
        switch (task.name()) {
            case "userTask" -> Icons.person(pen, ink, paper);
            case "serviceTask" -> Icons.gears(pen, ink, paper);
            case "sendTask" -> Icons.envelope(pen, 20, 14, true, ink, paper);
            case "receiveTask" -> Icons.envelope(pen, 20, 14, false, ink, paper);
            case "manualTask" -> Icons.hand(pen, ink, paper);
            case "scriptTask" -> Icons.script(pen, ink, paper);
            case "businessRuleTask" -> Icons.table(pen, ink, paper);
            default -> {}
        }
    }

    /** Side by side at the bottom. */
    private static void markers(Pen pen, Drawn drawn, Box box, String ink, String paper) {
        Part activity = drawn.model();
        List<Runnable> markers = new ArrayList<>();
        if (activity.child("standardLoopCharacteristics").isPresent()) {
            markers.add(() -> Icons.loop(pen, ink));
        }
        activity.child("multiInstanceLoopCharacteristics")
                .ifPresent(several -> markers.add(
                        () -> Icons.bars(pen, several.attribute("isSequential").equals("true"), ink)));
        boolean holds = Kinds.isSubProcess(activity) || activity.is("callActivity");
        if (holds && !drawn.expanded()) {
            markers.add(() -> Icons.boxedPlus(pen, ink, paper));
        }
        if (activity.attribute("isForCompensation").equals("true")) {
            markers.add(() -> Icons.rewind(pen, 0.8, false, ink));
        }
        if (activity.is("adHocSubProcess")) {
            markers.add(() -> Icons.tilde(pen, ink));
        }
        double x = box.midX() - (markers.size() - 1) * 10;
        for (Runnable marker : markers) {
            pen.at(x, box.bottom() - 11);
            marker.run();
            pen.end();
            x += 20;
        }
    }
}
