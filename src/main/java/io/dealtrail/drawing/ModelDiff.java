package io.dealtrail.drawing;

import io.dealtrail.drawing.Change.Sort;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two models element by element, with everything that the drawing does not show. */
public final class ModelDiff {

    private final Map<String, Element> before;
    private final Map<String, Element> after;
    private final Map<String, Element> union;
    private final boolean table;

    private ModelDiff(Map<String, Element> before, Map<String, Element> after, boolean table) {
        this.before = before;
        this.after = after;
        this.union = new HashMap<>(before);
        union.putAll(after);
        this.table = table;
    }

    /** @throws Refused when one cannot be read, or one is a process and the other a table */
    public static Diff between(byte[] before, byte[] after) {
        Reading from = Reading.of(Xml.read(before));
        Reading to = Reading.of(Xml.read(after));
        if (from.isTable() != to.isTable() && !from.isBare() && !to.isBare()) {
            throw Refused.invalid("diff.kinds");
        }
        boolean table = from.isTable() || to.isTable();
        Map<String, Element> now = table ? Rules.matched(from, to) : to.elements();
        return new ModelDiff(from.elements(), now, table).compare();
    }

    private Diff compare() {
        Set<String> reordered = table ? Rules.reordered(before, after) : Set.of();
        List<Change> changes = new ArrayList<>();
        for (Element now : after.values()) {
            Element was = before.get(now.id());
            Change change = was == null ? added(now) : kept(was, now, reordered.contains(now.id()));
            if (change != null) {
                changes.add(change);
            }
        }
        before.values().stream().filter(was -> !after.containsKey(was.id())).forEach(was -> changes.add(removed(was)));
        return new Diff(table, List.copyOf(changes), table ? Rules.sheets(before, after, reordered) : List.of());
    }

    private Change added(Element now) {
        String name = Names.name(now, after);
        Phrase called = Names.called(now, name);
        Element source = source(now);
        Phrase said = now.type().equals("rule")
                ? Phrase.of("diff.sentence.ruleAdded", String.valueOf(now.number()), Rules.inWords(now, after))
                : source == null
                        ? Phrase.of("diff.sentence.added", called)
                        : Phrase.of(
                                "diff.sentence.addedAfter",
                                called,
                                source.part().label());
        List<Phrase> sentences = new ArrayList<>(List.of(said));
        String condition = now.properties().get("conditionExpression/#");
        if (condition != null) {
            sentences.add(Phrase.of("diff.sentence.withCondition", called, condition));
        }
        return new Change(
                Sort.ADDED,
                now.id(),
                now.type(),
                name,
                called,
                source == null ? null : source.id(),
                condition == null && follows(now, before),
                false,
                Properties.of(new Element("", now.part(), "", 1, Map.of(), ""), now, before, after),
                sentences);
    }

    private Change removed(Element was) {
        String name = Names.name(was, before);
        Phrase called = Names.called(was, name);
        Phrase said = was.type().equals("rule")
                ? Phrase.of("diff.sentence.ruleRemoved", String.valueOf(was.number()), Rules.inWords(was, before))
                : Phrase.of("diff.sentence.removed", called);
        return new Change(
                Sort.REMOVED,
                was.id(),
                was.type(),
                name,
                called,
                null,
                follows(was, after),
                false,
                Properties.of(was, new Element("", was.part(), "", 1, Map.of(), ""), before, after),
                List.of(said));
    }

    private @Nullable Change kept(Element was, Element now, boolean reordered) {
        List<Change.Property> properties = Properties.of(was, now, before, after);
        boolean moved = reordered || !was.layout().equals(now.layout()) && !movedWithOthers(was, now);
        String name = Names.name(now, after);
        // Sentences about a renaming call it by the name that people know.
        Phrase called = Names.called(now, Names.name(was, before));
        List<Phrase> sentences = new ArrayList<>();
        if (!was.type().equals(now.type())) {
            sentences.add(Phrase.of("diff.sentence.type", called, Names.type(was), Names.type(now)));
        }
        sentences.addAll(Properties.sentences(properties, called, union));
        if (reordered) {
            sentences.add(Phrase.of("diff.sentence.reordered", Names.called(was, name), String.valueOf(now.number())));
        } else if (moved && sentences.isEmpty()) {
            sentences.add(Phrase.of("diff.sentence.moved", called));
        }
        if (sentences.isEmpty()) {
            return null;
        }
        boolean onlyMoved = properties.isEmpty() && was.type().equals(now.type());
        return new Change(
                onlyMoved ? Sort.MOVED : Sort.CHANGED,
                now.id(),
                now.type(),
                name,
                Names.called(now, name),
                null,
                !moved && isRerouted(now, properties),
                moved,
                properties,
                sentences);
    }

    /** A way that is redrawn because one of its ends is elsewhere; what sits on the border of a step that is. */
    private boolean movedWithOthers(Element was, Element now) {
        if (Kinds.isConnection(now.part())) {
            return isElsewhere(now.part().attribute("sourceRef"))
                    || isElsewhere(now.part().attribute("targetRef"))
                    || isElsewhere(was.part().attribute("sourceRef"))
                    || isElsewhere(was.part().attribute("targetRef"));
        }
        return now.type().equals("boundaryEvent") && isElsewhere(now.part().attribute("attachedToRef"));
    }

    private boolean isElsewhere(String id) {
        Element was = before.get(id);
        Element now = after.get(id);
        return was == null ? now != null : now == null || !was.layout().equals(now.layout());
    }

    /** A nameless way to or from something that came or went with it. */
    private boolean follows(Element flow, Map<String, Element> other) {
        Part part = flow.part();
        return Kinds.isConnection(part)
                && part.label().isEmpty()
                && (!other.containsKey(part.attribute("sourceRef")) || !other.containsKey(part.attribute("targetRef")));
    }

    /** A way that now begins or ends at what came, or no longer at what went. */
    private boolean isRerouted(Element flow, List<Change.Property> properties) {
        return Kinds.isConnection(flow.part())
                && !properties.isEmpty()
                && properties.stream()
                        .allMatch(
                                p -> (p.path().equals("@sourceRef") || p.path().equals("@targetRef"))
                                        && (!after.containsKey(String.valueOf(p.before()))
                                                || !before.containsKey(String.valueOf(p.after()))));
    }

    /** The nearest named element that leads here. */
    private @Nullable Element source(Element now) {
        if (!Kinds.isFlowNode(now.part())) {
            return null;
        }
        Map<String, List<String>> leading = new HashMap<>();
        after.values().stream()
                .filter(e -> e.type().equals("sequenceFlow"))
                .forEach(e -> leading.computeIfAbsent(e.part().attribute("targetRef"), k -> new ArrayList<>())
                        .add(e.part().attribute("sourceRef")));
        Set<String> seen = new LinkedHashSet<>(List.of(now.id()));
        List<String> next = new ArrayList<>(leading.getOrDefault(now.id(), List.of()));
        if (now.type().equals("boundaryEvent")) {
            next.add(now.part().attribute("attachedToRef"));
        }
        while (!next.isEmpty()) {
            String id = next.remove(0);
            Element source = after.get(id);
            if (source != null && seen.add(id)) {
                if (!source.part().label().isEmpty()) {
                    return source;
                }
                next.addAll(leading.getOrDefault(id, List.of()));
            }
        }
        return null;
    }
}
