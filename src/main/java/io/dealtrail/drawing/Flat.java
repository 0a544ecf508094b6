package io.dealtrail.drawing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down everything that is said about an element, as text by path, so that nothing invisible is missed. */
final class Flat {

    /** Ends the path of a list's order. */
    static final String ORDER = "~order";

    private static final Set<String> TOOLS =
            Set.of("exporter", "exporterVersion", "xsi:type", "xsi:schemaLocation", "id");
    private static final Set<String> DERIVED = Set.of("incoming", "outgoing");
    private static final Set<String> LISTS = Set.of("camunda:formField", "camunda:value", "camunda:constraint");

    private Flat() {}

    static Map<String, String> of(Part part) {
        Map<String, String> flat = new LinkedHashMap<>();
        write(part, "", flat);
        return flat;
    }

    private static void write(Part part, String path, Map<String, String> flat) {
        part.attributes().forEach((name, value) -> {
            if (!TOOLS.contains(name) && !name.startsWith("modeler:")) {
                flat.put(path + "@" + name, value);
            }
        });
        if (!part.text().isEmpty()) {
            flat.put(path + "#", part.text());
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Part child : part.children()) {
            if (Reading.isElement(child) || DERIVED.contains(child.name()) || isDrawing(child)) {
                continue;
            }
            String step = step(child);
            int nth = seen.merge(step, 1, Integer::sum);
            String below = path + step + (nth > 1 ? "(" + nth + ")" : "");
            int before = flat.size();
            write(child, below + "/", flat);
            if (flat.size() == before && !isWrapper(child)) {
                flat.put(below, "");
            }
        }
        order(part, path, flat);
    }

    /** The order of fields and choices is seen by people; that of everything else in the file is not. */
    private static void order(Part part, String path, Map<String, String> flat) {
        Map<String, List<String>> lists = part.children().stream()
                .filter(c -> LISTS.contains(c.name()))
                .collect(Collectors.groupingBy(
                        Part::name, LinkedHashMap::new, Collectors.mapping(Flat::step, Collectors.toList())));
        lists.forEach((name, steps) -> {
            if (steps.size() > 1) {
                flat.put(path + name + ORDER, String.join("\n", steps));
            }
        });
    }

    private static boolean isWrapper(Part child) {
        return Set.of(
                        "extensionElements",
                        "camunda:formData",
                        "camunda:properties",
                        "camunda:inputOutput",
                        "camunda:validation")
                .contains(child.name());
    }

    private static boolean isDrawing(Part child) {
        return child.name().startsWith("bpmndi:") || child.name().startsWith("dmndi:");
    }

    private static String step(Part part) {
        String key = key(part);
        return key == null ? part.name() : part.name() + "(" + key + ")";
    }

    private static @Nullable String key(Part part) {
        String key = switch (part.name()) {
            case "camunda:formField", "camunda:value" -> part.id();
            case "camunda:property" -> part.attribute("name").isEmpty() ? part.id() : part.attribute("name");
            case "camunda:inputParameter", "camunda:outputParameter", "camunda:constraint", "camunda:field" ->
                part.attribute("name");
            case "camunda:entry" -> part.attribute("key");
            case "camunda:executionListener", "camunda:taskListener" -> part.attribute("event");
            case "camunda:in", "camunda:out" -> part.attribute("target");
            case "flowNodeRef" -> part.text();
            default -> "";
        };
        return key.isEmpty() ? null : key;
    }
}
