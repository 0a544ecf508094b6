package io.dealtrail.decision;

import io.dealtrail.decision.Finding.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every combination of inputs that a table's cells can tell apart: which of them no rule answers, which several answer
 * that should not, and which rules never get their turn. Cells it does not understand never lead to a false alarm.
 */
final class Lint {

    private static final int MOST_GAPS = 5;
    private static final int MOST_OVERLAPS = 20;
    private static final int STEPS = 60_000;

    private final Table table;
    private final BiFunction<Table, Box, String> words;
    private final List<List<Cell>> cells;
    private final List<Parts> columns;
    private final List<Finding> found = new ArrayList<>();
    private final BitSet never = new BitSet();

    private Lint(Table table, Words words) {
        this.table = table;
        this.cells = IntStream.range(0, table.inputs().size())
                .mapToObj(column -> table.rules().stream()
                        .map(rule -> CellReader.read(at(rule.inputs(), column)))
                        .toList())
                .toList();
        this.columns = IntStream.range(0, table.inputs().size())
                .mapToObj(column -> new Parts(table.inputs().get(column), cells.get(column)))
                .toList();
        this.words = (of, box) -> words.of(of, columns, box);
    }

    /** What there is to say about a table, the worst first. */
    static List<Finding> of(Table table, Words words) {
        Lint lint = new Lint(table, words);
        if (table.inputs().isEmpty() || table.rules().isEmpty()) {
            return List.of();
        }
        lint.neverFit();
        lint.outputs();
        lint.overlaps();
        try {
            lint.hidden();
            lint.gaps();
        } catch (Cover.TooMany e) {
            lint.add(Severity.INFO, "table.lint.tooMany", List.of(), List.of(), null, null);
        }
        lint.notUnderstood();
        return lint.found.stream()
                .sorted(java.util.Comparator.comparing(Finding::severity))
                .toList();
    }

    private void neverFit() {
        for (int column = 0; column < columns.size(); column++) {
            for (int rule = 0; rule < table.rules().size(); rule++) {
                Parts parts = columns.get(column);
                if (!parts.isOpaque(rule) && parts.sure(rule).isEmpty()) {
                    never.set(rule);
                    Table.Column input = table.inputs().get(column);
                    String code = input.allowed().isEmpty() ? "table.lint.neverFits" : "table.lint.notAllowed";
                    add(
                            Severity.WARNING,
                            code,
                            List.of(
                                    rule + 1,
                                    input.title(),
                                    table.rules().get(rule).inputs().get(column)),
                            List.of(id(rule)),
                            input.id(),
                            null);
                }
            }
        }
    }

    private void outputs() {
        for (int column = 0; column < table.outputs().size(); column++) {
            Table.Column output = table.outputs().get(column);
            Cell allowed = CellReader.read(output.allowed());
            for (int rule = 0; rule < table.rules().size(); rule++) {
                String cell = at(table.rules().get(rule).outputs(), column);
                List<@Nullable Object> value = CellReader.literal(cell);
                if (value.isEmpty()) {
                    continue;
                }
                if (!ofType(output, value.get(0))) {
                    add(
                            Severity.ERROR,
                            "table.lint.outputType." + kind(output),
                            List.of(rule + 1, output.title(), cell),
                            List.of(id(rule)),
                            output.id(),
                            null);
                } else if (allowed.understood() && !allowed.fits(value.get(0))) {
                    add(
                            Severity.WARNING,
                            "table.lint.outputNotAllowed",
                            List.of(rule + 1, output.title(), cell, output.allowed()),
                            List.of(id(rule)),
                            output.id(),
                            null);
                }
            }
        }
    }

    static boolean ofType(Table.Column column, @Nullable Object value) {
        return value == null
                || switch (kind(column)) {
                    case "number" -> value instanceof java.math.BigDecimal;
                    case "boolean" -> value instanceof Boolean;
                    case "string" -> value instanceof String;
                    default -> true;
                };
    }

    static String kind(Table.Column column) {
        return column.isNumber() ? "number" : column.isBoolean() ? "boolean" : column.type();
    }

    private void overlaps() {
        int seen = 0;
        for (int rule = 0; rule < table.rules().size(); rule++) {
            for (int earlier = 0; earlier < rule; earlier++) {
                Finding overlap = never.get(rule) || never.get(earlier) ? null : overlap(earlier, rule);
                if (overlap != null) {
                    if (++seen > MOST_OVERLAPS) {
                        add(Severity.ERROR, "table.lint.moreOverlaps", List.of(MOST_OVERLAPS), List.of(), null, null);
                        return;
                    }
                    found.add(overlap);
                }
            }
        }
    }

    private @Nullable Finding overlap(int earlier, int rule) {
        boolean sameAnswer = table.rules()
                .get(earlier)
                .outputs()
                .equals(table.rules().get(rule).outputs());
        boolean twice = table.collects()
                && !table.aggregates()
                && sameAnswer
                && table.rules()
                        .get(earlier)
                        .inputs()
                        .equals(table.rules().get(rule).inputs());
        boolean forbidden =
                table.hitPolicy().equals("UNIQUE") || (table.hitPolicy().equals("ANY") && !sameAnswer);
        if (!forbidden && !twice) {
            return null;
        }
        List<BitSet> common = new ArrayList<>();
        for (Parts parts : columns) {
            BitSet both = (BitSet) parts.sure(earlier).clone();
            both.and(parts.sure(rule));
            if (both.isEmpty()) {
                return null;
            }
            common.add(both);
        }
        Box box = new Box(common);
        String code = twice ? "table.lint.twice" : "table.lint.overlap." + table.hitPolicy();
        return finding(
                twice ? Severity.WARNING : Severity.ERROR,
                code,
                List.of(earlier + 1, rule + 1, words.apply(table, box)),
                List.of(id(earlier), id(rule)),
                null,
                box);
    }

    private void hidden() {
        if (!table.hitPolicy().equals("FIRST")) {
            return;
        }
        BitSet before = new BitSet();
        for (int rule = 0; rule < table.rules().size(); rule++) {
            int r = rule;
            boolean judged = columns.stream().noneMatch(parts -> parts.isOpaque(r));
            if (judged && !never.get(rule)) {
                Box own = new Box(columns.stream().map(parts -> parts.sure(r)).toList());
                BitSet rivals = before.stream()
                        .filter(other ->
                                columns.stream().allMatch(p -> p.sure(other).intersects(p.sure(r))))
                        .collect(BitSet::new, BitSet::set, BitSet::or);
                if (new Cover(columns, false, 1, STEPS).holes(rivals, own).isEmpty()) {
                    add(
                            Severity.WARNING,
                            "table.lint.neverReached",
                            hiding(rule, rivals),
                            ids(rule, rivals),
                            null,
                            null);
                }
            }
            before.set(rule);
        }
    }

    private static List<Object> hiding(int rule, BitSet rivals) {
        String numbers = rivals.stream()
                .mapToObj(r -> Integer.toString(r + 1))
                .collect(java.util.stream.Collectors.joining(", "));
        return List.of(rule + 1, numbers);
    }

    private List<String> ids(int rule, BitSet rivals) {
        List<String> ids = new ArrayList<>(List.of(id(rule)));
        rivals.stream().mapToObj(this::id).forEach(ids::add);
        return ids;
    }

    private void gaps() {
        BitSet rules = new BitSet();
        rules.set(0, table.rules().size());
        List<Box> holes = new Cover(columns, true, MOST_GAPS + 1, STEPS).holes(rules, Cover.everything(columns));
        // Where rules add up, nothing is an answer too.
        Severity severity = table.collects() ? Severity.INFO : Severity.WARNING;
        String code = table.collects() ? "table.lint.nothing" : "table.lint.gap";
        holes.stream()
                .limit(MOST_GAPS)
                .forEach(hole ->
                        found.add(finding(severity, code, List.of(words.apply(table, hole)), List.of(), null, hole)));
        if (holes.size() > MOST_GAPS) {
            add(severity, "table.lint.moreGaps", List.of(), List.of(), null, null);
        }
    }

    private void notUnderstood() {
        for (int column = 0; column < columns.size(); column++) {
            Parts parts = columns.get(column);
            List<Integer> rules = IntStream.range(0, table.rules().size())
                    .filter(parts::isOpaque)
                    .boxed()
                    .toList();
            if (!rules.isEmpty()) {
                Table.Column input = table.inputs().get(column);
                String numbers = rules.stream()
                        .map(r -> Integer.toString(r + 1))
                        .collect(java.util.stream.Collectors.joining(", "));
                add(
                        Severity.INFO,
                        "table.lint.notUnderstood",
                        List.of(input.title(), numbers),
                        rules.stream().map(this::id).toList(),
                        input.id(),
                        null);
            }
        }
    }

    private void add(
            Severity severity,
            String code,
            List<Object> args,
            List<String> rules,
            @Nullable String column,
            @Nullable Box box) {
        found.add(finding(severity, code, args, rules, column, box));
    }

    private Finding finding(
            Severity severity,
            String code,
            List<Object> args,
            List<String> rules,
            @Nullable String column,
            @Nullable Box box) {
        Map<String, @Nullable Object> example = new LinkedHashMap<>();
        for (int i = 0; box != null && i < columns.size(); i++) {
            example.put(
                    table.inputs().get(i).expression(),
                    columns.get(i).get(box.parts().get(i).nextSetBit(0)).sample());
        }
        return new Finding(severity, code, args, rules, column, example);
    }

    private String id(int rule) {
        return table.rules().get(rule).id();
    }

    /** A row that was drawn with too few cells has empty ones. */
    private static String at(List<String> cells, int column) {
        return column < cells.size() ? Objects.requireNonNull(cells.get(column)) : "";
    }
}
