package io.dealtrail.decision;

import io.dealtrail.decision.SheetFile.Line;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts a sheet's rules in the place of a table's; all of them or none. */
final class SheetImport {

    private static final int MOST_FAULTS = 50;

    private final byte[] file;
    private final Table table;
    private final List<Line> lines;
    private final List<Field> faults = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final int names;

    private SheetImport(byte[] file, byte[] sheet) {
        this.file = file;
        this.table = TableXml.read(file);
        this.lines = SheetFile.read(sheet);
        this.names = names();
    }

    /**
     * @param file the table as it is
     * @param sheet the spreadsheet
     * @return the table with the sheet's rules
     * @throws Refused naming each fault's row, column and what would be right
     */
    static byte[] into(byte[] file, byte[] sheet) {
        return new SheetImport(file, sheet).result();
    }

    /** Where a rule's cell stands in the sheet, as in {@code C7}. */
    static String place(int row, int column) {
        return (char) ('A' + column) + Integer.toString(row);
    }

    /** The line that names the columns: it has all of them. */
    private int names() {
        List<String> wanted = Stream.concat(table.inputs().stream(), table.outputs().stream())
                .map(Table.Column::expression)
                .toList();
        int best = -1;
        List<String> missing = wanted;
        for (int i = 0; i < Math.min(12, lines.size()); i++) {
            List<String> cells = lines.get(i).cells();
            List<String> absent =
                    wanted.stream().filter(name -> !cells.contains(name)).toList();
            if (absent.size() < missing.size()) {
                missing = absent;
                best = i;
            }
        }
        if (best < 0) {
            throw Refused.invalid("table.sheet.names", String.join(", ", wanted));
        }
        if (!missing.isEmpty()) {
            throw Refused.invalid(
                    "table.sheet.missing",
                    String.join(", ", missing),
                    lines.get(best).number());
        }
        List<String> cells = lines.get(best).cells();
        IntStream.range(0, cells.size()).forEach(column -> places.putIfAbsent(cells.get(column), column));
        List<String> unknown = cells.stream()
                .filter(name -> !name.isBlank()
                        && !wanted.contains(name)
                        && !List.of("#", "description", "id").contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refused.invalid("table.sheet.unknown", String.join(", ", unknown), String.join(", ", wanted));
        }
        return best;
    }

    private byte[] result() {
        List<Map<String, String>> rules = new ArrayList<>();
        for (Line line : lines.subList(names + 1, lines.size())) {
            if (isRule(line)) {
                rules.add(rule(line));
            }
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
        if (rules.isEmpty()) {
            throw Refused.invalid("table.sheet.empty");
        }
        return write(rules);
    }

    /** Below the names come types and allowed values, which have no number; a rule has one, or an answer. */
    private boolean isRule(Line line) {
        boolean belowNames = line.number() <= lines.get(names).number() + 2;
        boolean numbered = !line.at(places.getOrDefault("#", 0)).isBlank();
        boolean filled = line.cells().stream().anyMatch(cell -> !cell.isBlank());
        return belowNames && places.containsKey("#") ? numbered : filled;
    }

    private Map<String, String> rule(Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        table.inputs().forEach(column -> cells.put(column.id(), cell(line, column, false)));
        table.outputs().forEach(column -> cells.put(column.id(), cell(line, column, true)));
        cells.put("#description", plain(line, "description"));
        cells.put("#id", plain(line, "id"));
        return cells;
    }

    private String plain(Line line, String name) {
        Integer column = places.get(name);
        String text = column == null ? "" : line.at(column);
        return text.equals(SheetFile.FORMULA) ? "" : text;
    }

    private String cell(Line line, Table.Column column, boolean output) {
        int at = places.getOrDefault(column.expression(), 0);
        String written = line.at(at);
        String place = place(line.number(), at);
        if (written.equals(SheetFile.FORMULA)) {
            faults.add(Field.of(place, "table.sheet.formula", line.number(), column.title()));
            return "";
        }
        try {
            return SheetCells.read(column, written, output);
        } catch (Refused e) {
            faults.add(Field.of(
                    place, e.code(), line.number(), column.title(), e.args().get(0)));
            return "";
        }
    }

    private byte[] write(List<Map<String, String>> rules) {
        Document document = TableXml.document(file);
        Element decision = TableXml.decision(document);
        Element drawn = java.util.Objects.requireNonNull(TableXml.child(decision, "decisionTable"));
        Map<String, Element> old = new LinkedHashMap<>();
        TableXml.children(drawn, "rule").forEach(rule -> {
            old.put(rule.getAttribute("id"), rule);
            drawn.removeChild(rule);
        });
        Set<String> taken = new HashSet<>(ids(document.getDocumentElement()));
        for (Map<String, String> rule : rules) {
            Element known = old.remove(rule.getOrDefault("#id", ""));
            drawn.appendChild(
                    known == null ? fill(fresh(document, drawn, taken), rule, taken) : fill(known, rule, taken));
        }
        return TableXml.write(document);
    }

    private static Element fresh(Document document, Element drawn, Set<String> taken) {
        Element rule = document.createElementNS(drawn.getNamespaceURI(), name(drawn, "rule"));
        rule.setAttribute("id", free("rule", taken));
        return rule;
    }

    /** A rule that was there keeps its id and those of its cells, so that a comparison sees the same rule. */
    private Element fill(Element rule, Map<String, String> cells, Set<String> taken) {
        Document document = rule.getOwnerDocument();
        List<String> inputs = TableXml.children(rule, "inputEntry").stream()
                .map(e -> e.getAttribute("id"))
                .toList();
        List<String> outputs = TableXml.children(rule, "outputEntry").stream()
                .map(e -> e.getAttribute("id"))
                .toList();
        while (rule.getFirstChild() != null) {
            rule.removeChild(rule.getFirstChild());
        }
        String description = cells.getOrDefault("#description", "");
        if (!description.isEmpty()) {
            Element note = document.createElementNS(rule.getNamespaceURI(), name(rule, "description"));
            note.setTextContent(description);
            rule.appendChild(note);
        }
        entries(rule, "inputEntry", table.inputs(), inputs, cells, taken);
        entries(rule, "outputEntry", table.outputs(), outputs, cells, taken);
        return rule;
    }

    private static void entries(
            Element rule,
            String kind,
            List<Table.Column> columns,
            List<String> ids,
            Map<String, String> cells,
            Set<String> taken) {
        Document document = rule.getOwnerDocument();
        for (int i = 0; i < columns.size(); i++) {
            Element entry = document.createElementNS(rule.getNamespaceURI(), name(rule, kind));
            entry.setAttribute("id", i < ids.size() && !ids.get(i).isEmpty() ? ids.get(i) : free(kind, taken));
            Element text = document.createElementNS(rule.getNamespaceURI(), name(rule, "text"));
            text.setTextContent(cells.getOrDefault(columns.get(i).id(), ""));
            entry.appendChild(text);
            rule.appendChild(entry);
        }
    }

    private static String name(Element beside, String local) {
        return beside.getPrefix() == null ? local : beside.getPrefix() + ":" + local;
    }

    private static String free(String kind, Set<String> taken) {
        int n = 1;
        while (!taken.add(kind + "_x" + n)) {
            n++;
        }
        return kind + "_x" + n;
    }

    private static List<String> ids(Element root) {
        List<String> ids = new ArrayList<>(List.of(root.getAttribute("id")));
        for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                ids.addAll(ids(element));
            }
        }
        return ids;
    }
}
