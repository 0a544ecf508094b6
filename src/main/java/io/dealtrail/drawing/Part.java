package io.dealtrail.drawing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a model's XML. Names are the same whatever prefixes a file has chosen: {@code userTask}, {@code camunda:formField},
 * {@code bpmndi:BPMNShape}.
 *
 * @param text its own text without the space around it
 */
record Part(String name, Map<String, String> attributes, List<Part> children, String text) {

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    String id() {
        return attribute("id");
    }

    boolean is(String kind) {
        return name.equals(kind);
    }

    /** What people call it: the text of an annotation, the name of everything else. */
    String label() {
        String label = is("textAnnotation") ? child("text").map(Part::text).orElse("") : attribute("name");
        return is("textAnnotation") ? label.strip() : label.strip().replaceAll("\\s+", " ");
    }

    Optional<Part> child(String kind) {
        return children.stream().filter(c -> c.is(kind)).findFirst();
    }

    Stream<Part> all(String kind) {
        return children.stream().filter(c -> c.is(kind));
    }

    /** The first child whose name ends like this, such as {@code EventDefinition}. */
    @Nullable
    Part ending(String end) {
        return children.stream().filter(c -> c.name.endsWith(end)).findFirst().orElse(null);
    }

    double number(String attribute) {
        try {
            double value = Double.parseDouble(attribute(attribute));
            return Math.abs(value) < 1e6 ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
