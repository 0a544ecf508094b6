package io.dealtrail.drawing;

import io.dealtrail.drawing.Drawn.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be drawn of a model: the first drawing in the file, without what collapsed sub-processes hide. */
record Scene(String title, List<Drawn> drawn, Map<String, Part> models, Map<String, Part> parents) {

    static Scene of(Part definitions) {
        Map<String, Part> models = new HashMap<>();
        Map<String, Part> parents = new HashMap<>();
        collect(definitions, models, parents);
        Part plane = definitions
                .child("bpmndi:BPMNDiagram")
                .flatMap(d -> d.child("bpmndi:BPMNPlane"))
                .orElse(new Part("", Map.of(), List.of(), ""));
        List<Drawn> all = new ArrayList<>();
        for (Part di : plane.children()) {
            Part model = models.get(local(di.attribute("bpmnElement")));
            if (model != null) {
                add(all, di, model, depth(model, parents));
            }
        }
        Set<String> hiding = new HashSet<>();
        all.stream()
                .filter(d -> Kinds.isSubProcess(d.model()) && !d.expanded())
                .forEach(d -> hiding.add(d.model().id()));
        all.removeIf(d -> isHidden(d.model(), parents, hiding));
        return new Scene(title(definitions), all, models, parents);
    }

    @Nullable
    Part source(Part flow) {
        return models.get(flow.attribute("sourceRef"));
    }

    private static void add(List<Drawn> all, Part di, Part model, int depth) {
        Box label = di.child("bpmndi:BPMNLabel")
                .flatMap(l -> l.child("dc:Bounds"))
                .map(Box::of)
                .orElse(null);
        if (di.is("bpmndi:BPMNShape")) {
            di.child("dc:Bounds")
                    .ifPresent(bounds -> all.add(new Drawn(model, depth, di, Box.of(bounds), List.of(), label)));
        } else if (di.is("bpmndi:BPMNEdge")) {
            List<Point> way = di.all("di:waypoint")
                    .map(p -> new Point(p.number("x"), p.number("y")))
                    .toList();
            if (way.size() > 1) {
                all.add(new Drawn(model, depth, di, null, way, label));
            }
        }
    }

    private static void collect(Part part, Map<String, Part> models, Map<String, Part> parents) {
        for (Part child : part.children()) {
            if (!child.id().isEmpty() && !child.name().startsWith("bpmndi:")) {
                models.putIfAbsent(child.id(), child);
                parents.putIfAbsent(child.id(), part);
            }
            collect(child, models, parents);
        }
    }

    private static int depth(Part model, Map<String, Part> parents) {
        int depth = 0;
        for (Part up = parents.get(model.id()); up != null; up = parents.get(up.id())) {
            depth++;
        }
        return depth;
    }

    private static boolean isHidden(Part model, Map<String, Part> parents, Set<String> hiding) {
        for (Part up = parents.get(model.id()); up != null; up = parents.get(up.id())) {
            if (hiding.contains(up.id())) {
                return true;
            }
        }
        return false;
    }

    private static String title(Part definitions) {
        return definitions.children().stream()
                .filter(c -> c.is("process") || c.is("collaboration"))
                .map(Part::label)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Some tools write a prefix before the id. */
    private static String local(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
