package io.dealtrail.drawing;

import io.dealtrail.drawing.Change.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs in one element, and how it is said. */
final class Properties {

    private Properties() {}

    static List<Property> of(Element was, Element now, Map<String, Element> before, Map<String, Element> after) {
        Set<String> paths = new LinkedHashSet<>(now.properties().keySet());
        paths.addAll(was.properties().keySet());
        List<Property> changed = new ArrayList<>();
        for (String path : paths) {
            String from = was.properties().get(path);
            String to = now.properties().get(path);
            if (path.endsWith(Flat.ORDER) && !isReordered(from, to)) {
                continue;
            }
            if (isBookkeeping(path, was, now) || isFilled(path, from == null ? was : now)) {
                continue;
            }
            if (!Objects.equals(from, to)) {
                Map<String, Element> names = to == null ? before : after;
                changed.add(new Property(
                        path,
                        Names.property(path, names),
                        from,
                        to,
                        from == null ? Phrase.of("diff.nothing") : Names.value(path, from, before),
                        to == null ? Phrase.of("diff.nothing") : Names.value(path, to, after)));
            }
        }
        return List.copyOf(changed);
    }

    /** A cell of a column that the other side does not have says nothing new; a whole element is told as one. */
    private static boolean isBookkeeping(String path, Element was, Element now) {
        boolean whole = was.id().isEmpty() || now.id().isEmpty();
        return whole && (path.equals("drawn") || path.equals("@sourceRef") || path.equals("@targetRef"));
    }

    /** What was there without a word and now has some is there still. */
    private static boolean isFilled(String path, Element other) {
        return other.properties().keySet().stream().anyMatch(p -> p.startsWith(path + "/"));
    }

    private static boolean isReordered(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return false;
        }
        List<String> was = new ArrayList<>(List.of(from.split("\n", -1)));
        List<String> now = new ArrayList<>(List.of(to.split("\n", -1)));
        Set<String> both = new HashSet<>(was);
        both.retainAll(now);
        was.retainAll(both);
        now.retainAll(both);
        return !was.equals(now);
    }

    /** A field that came or went as a whole is one sentence, a changed one a sentence for each change. */
    static List<Phrase> sentences(List<Property> properties, Phrase called, Map<String, Element> among) {
        Map<String, List<Property>> units = new LinkedHashMap<>();
        for (Property property : properties) {
            String unit = Names.isUnit(property.path())
                    ? Names.unit(property.path(), among).path()
                    : property.path();
            units.computeIfAbsent(unit, u -> new ArrayList<>()).add(property);
        }
        List<Phrase> said = new ArrayList<>();
        units.forEach((path, changed) -> {
            boolean unit = Names.isUnit(path);
            if (unit && isWhole(path, changed) && changed.stream().allMatch(p -> p.before() == null)) {
                said.add(Phrase.of("diff.sentence.unitAdded", called, unitName(path, changed, among)));
            } else if (unit && isWhole(path, changed) && changed.stream().allMatch(p -> p.after() == null)) {
                said.add(Phrase.of("diff.sentence.unitRemoved", called, unitName(path, changed, among)));
            } else {
                changed.forEach(p -> said.add(sentence(p, called)));
            }
        });
        return said;
    }

    /** Fields are whole with their type, everything else with its value. */
    private static boolean isWhole(String unit, List<Property> changed) {
        return !unit.contains("camunda:formField(")
                || changed.stream().anyMatch(p -> p.path().equals(unit + "/@type"));
    }

    /** A new field is called by its label; a way of waiting with how long. */
    private static Phrase unitName(String unit, List<Property> changed, Map<String, Element> among) {
        Phrase called = Names.unit(unit, among).called();
        for (Property property : changed) {
            String text = property.after() != null ? property.after() : property.before();
            if (property.path().equals(unit + "/@label") && text != null && !text.isEmpty()) {
                return new Phrase(called.code(), List.of(text), called.fallback());
            }
            if (!unit.contains("formField")
                    && !unit.startsWith("flowNodeRef")
                    && changed.size() == 1
                    && text != null
                    && !text.isEmpty()) {
                return Phrase.of("diff.unit.with", called, text);
            }
        }
        return called;
    }

    private static Phrase sentence(Property property, Phrase called) {
        if (property.path().startsWith("cell(")) {
            return Phrase.of("diff.sentence.cell", called, property.label(), property.from(), property.to());
        }
        if (property.before() == null) {
            return Phrase.of("diff.sentence.set", called, property.label(), property.to());
        }
        if (property.after() == null) {
            return Phrase.of("diff.sentence.cleared", called, property.label(), property.from());
        }
        return Phrase.of("diff.sentence.changed", called, property.label(), property.from(), property.to());
    }
}
