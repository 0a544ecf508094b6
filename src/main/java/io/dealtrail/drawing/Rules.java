package io.dealtrail.drawing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.dealtrail.drawing.Change.Sort;
import io.dealtrail.drawing.Sheet.Cell;
import io.dealtrail.drawing.Sheet.Column;
import io.dealtrail.drawing.Sheet.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the rules and columns of a table again in another version of it. */
final class Rules {

    private static final List<String> LINES = List.of("input", "output", "rule");

    private Rules() {}

    /** The elements after, where those that were written anew (a sheet brought in) bear the ids that they had. */
    static Map<String, Element> matched(Reading from, Reading to) {
        Map<String, String> renamed = new HashMap<>();
        for (String type : List.of("input", "output")) {
            pair(from, to, type, renamed, (a, b) -> Names.name(a, Map.of()).equals(Names.name(b, Map.of())));
        }
        pair(from, to, "rule", renamed, (a, b) -> a.properties().equals(cells(b, renamed)));
        pair(from, to, "rule", renamed, (a, b) -> alike(a.properties(), cells(b, renamed)));
        return renamed.isEmpty() ? to.elements() : rename(to.elements(), renamed);
    }

    private static void pair(
            Reading from, Reading to, String type, Map<String, String> renamed, BiPredicate<Element, Element> same) {
        List<Element> gone = new ArrayList<>(from.elements().values().stream()
                .filter(e -> e.type().equals(type) && !to.elements().containsKey(e.id()))
                .filter(e -> !renamed.containsValue(e.id()))
                .toList());
        for (Element fresh : to.elements().values()) {
            if (fresh.type().equals(type)
                    && !from.elements().containsKey(fresh.id())
                    && !renamed.containsKey(fresh.id())) {
                gone.stream()
                        .filter(old -> old.parent().equals(fresh.parent()) && same.test(old, fresh))
                        .findFirst()
                        .ifPresent(old -> {
                            renamed.put(fresh.id(), old.id());
                            gone.remove(old);
                        });
            }
        }
    }

    private static Map<String, Element> rename(Map<String, Element> elements, Map<String, String> renamed) {
        Map<String, Element> named = new LinkedHashMap<>();
        elements.values().forEach(e -> {
            Element fresh = new Element(
                    renamed.getOrDefault(e.id(), e.id()),
                    e.part(),
                    e.parent(),
                    e.number(),
                    cells(e, renamed),
                    e.layout());
            named.put(fresh.id(), fresh);
        });
        return named;
    }

    private static Map<String, String> cells(Element rule, Map<String, String> renamed) {
        if (!rule.type().equals("rule")) {
            return rule.properties();
        }
        Map<String, String> cells = new LinkedHashMap<>();
        rule.properties().forEach((path, value) -> {
            int end = path.indexOf(')');
            String column = path.startsWith("cell(") ? path.substring(5, end) : "";
            cells.put(
                    column.isEmpty() ? path : "cell(" + renamed.getOrDefault(column, column) + path.substring(end),
                    value);
        });
        return cells;
    }

    /** At least half of what they say. */
    private static boolean alike(Map<String, String> a, Map<String, String> b) {
        long same = a.entrySet().stream()
                .filter(e -> e.getValue().equals(b.get(e.getKey())))
                .count();
        return same * 2 >= Math.max(a.size(), b.size());
    }

    /** The fewest that have to be moved to come from one order to the other. */
    static Set<String> reordered(Map<String, Element> before, Map<String, Element> after) {
        Set<String> moved = new HashSet<>();
        for (String type : LINES) {
            List<String> was = ids(before, type, after.keySet());
            List<String> now = ids(after, type, before.keySet());
            for (AbstractDelta<String> delta : DiffUtils.diff(was, now).getDeltas()) {
                if (delta.getType() != DeltaType.EQUAL) {
                    moved.addAll(delta.getTarget().getLines());
                }
            }
        }
        return moved;
    }

    private static List<String> ids(Map<String, Element> elements, String type, Set<String> among) {
        return elements.values().stream()
                .filter(e -> e.type().equals(type) && among.contains(e.id()))
                .map(Element::id)
                .toList();
    }

    /** "Stage lead-qualification, Priority >= 80 → Due in 2 working hours". */
    static String inWords(Element rule, Map<String, Element> among) {
        return words(rule, among, "input") + " → " + words(rule, among, "output");
    }

    private static String words(Element rule, Map<String, Element> among, String type) {
        String words = columns(among, rule.parent(), type).stream()
                .filter(c -> !rule.properties()
                        .getOrDefault("cell(" + c.id() + ")", "")
                        .isEmpty())
                .map(c -> Names.name(c, among) + " "
                        + Names.unquoted(rule.properties().getOrDefault("cell(" + c.id() + ")", "")))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "–" : words;
    }

    private static List<Element> columns(Map<String, Element> elements, String decision, String type) {
        return elements.values().stream()
                .filter(e -> e.type().equals(type) && e.parent().equals(decision))
                .toList();
    }

    static List<Sheet> sheets(Map<String, Element> before, Map<String, Element> after, Set<String> reordered) {
        return after.values().stream()
                .filter(e -> e.type().equals("decision")
                        && !columns(after, e.id(), "output").isEmpty())
                .map(decision -> sheet(decision, before, after, reordered))
                .toList();
    }

    private static Sheet sheet(
            Element decision, Map<String, Element> before, Map<String, Element> after, Set<String> reordered) {
        List<Column> columns = new ArrayList<>();
        for (String type : List.of("input", "output")) {
            for (Element column : union(columns(before, decision.id(), type), columns(after, decision.id(), type))) {
                Element was = before.get(column.id());
                Element now = after.get(column.id());
                Sort sort = was == null
                        ? Sort.ADDED
                        : now == null ? Sort.REMOVED : was.properties().equals(now.properties()) ? null : Sort.CHANGED;
                columns.add(new Column(column.id(), Names.name(column, after), type.equals("output"), sort));
            }
        }
        List<Row> rows = union(columns(before, decision.id(), "rule"), columns(after, decision.id(), "rule")).stream()
                .map(r -> row(before.get(r.id()), after.get(r.id()), columns, reordered.contains(r.id()), r.id()))
                .toList();
        return new Sheet(decision.id(), decision.part().label(), columns, rows);
    }

    /** In the order of now; what is gone stands where it was. */
    private static List<Element> union(List<Element> was, List<Element> now) {
        Set<String> kept = now.stream().map(Element::id).collect(Collectors.toSet());
        List<Element> all = new ArrayList<>(now);
        String above = "";
        for (Element old : was) {
            if (!kept.contains(old.id())) {
                int at = 0;
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).id().equals(above)) {
                        at = i + 1;
                    }
                }
                all.add(at, old);
            }
            above = old.id();
        }
        return all;
    }

    private static Row row(
            @Nullable Element was, @Nullable Element now, List<Column> columns, boolean moved, String id) {
        List<Cell> cells = columns.stream()
                .map(c -> new Cell(text(was, "cell(" + c.id() + ")"), text(now, "cell(" + c.id() + ")")))
                .toList();
        Cell note = new Cell(note(was), note(now));
        boolean changed = cells.stream().anyMatch(c -> !Objects.equals(c.before(), c.after())) || note.changed();
        Sort sort = was == null
                ? Sort.ADDED
                : now == null ? Sort.REMOVED : changed ? Sort.CHANGED : moved ? Sort.MOVED : null;
        return new Row(id, was == null ? 0 : was.number(), now == null ? 0 : now.number(), sort, cells, note);
    }

    private static @Nullable String text(@Nullable Element rule, String path) {
        return rule == null ? null : rule.properties().get(path);
    }

    private static @Nullable String note(@Nullable Element rule) {
        return rule == null ? null : rule.properties().getOrDefault("description/#", "");
    }
}
