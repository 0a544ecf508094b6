package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One XML element as the policy read it. Names carry the prefix that the policy gives a namespace, whatever the file calls it:
 * {@code userTask}, {@code camunda:formField}, {@code di:Shape}.
 *
 * @param name policy's name
 * @param attributes by policy's name
 * @param text own text, without that of children
 * @param line 1-based
 * @param owner id of the drawn thing that it is or belongs to
 * @param place what people call that: its name, else its id
 */
record Element(
        String name,
        Map<String, String> attributes,
        List<Element> children,
        String text,
        int line,
        @Nullable String owner,
        String place) {

    @Nullable
    String get(String attribute) {
        return attributes.get(attribute);
    }

    String get(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    String id() {
        return get("id", "");
    }

    /** What people call it: a field by its label, anything else by what it belongs to. */
    String title() {
        String label = is("camunda:formField", "dmn:input", "dmn:output")
                ? get("label", "").strip()
                : "";
        return !label.isEmpty() ? label : !place.isEmpty() ? place : name;
    }

    boolean is(String... names) {
        return Arrays.asList(names).contains(name);
    }

    boolean yes(String attribute) {
        return "true".equals(get(attribute)) || "1".equals(get(attribute));
    }

    Stream<Element> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName));
    }

    Optional<Element> child(String childName) {
        return children(childName).findFirst();
    }

    /** All elements of a name along a path of children. */
    List<Element> path(String... names) {
        List<Element> found = List.of(this);
        for (String step : names) {
            found = found.stream().flatMap(e -> e.children(step)).toList();
        }
        return found;
    }

    /** This element and everything in it, in the order of the file. */
    List<Element> all() {
        List<Element> found = new ArrayList<>();
        collect(found);
        return found;
    }

    private void collect(List<Element> found) {
        found.add(this);
        children.forEach(c -> c.collect(found));
    }

    /** Value of a {@code camunda:property} among the extensions. */
    @Nullable
    String property(String propertyName) {
        for (Element property : path("extensionElements", "camunda:properties", "camunda:property")) {
            if (propertyName.equals(property.get("name"))) {
                return property.get("value");
            }
        }
        return null;
    }
}
