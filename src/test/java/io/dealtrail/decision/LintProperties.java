package io.dealtrail.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.engine.TrialTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the lint says of random tables is what trying every input says. */
class LintProperties {

    private static final List<Table.Column> INPUTS = List.of(
            Tables.input("n", "integer", ""),
            Tables.input("s", "string", "\"x\",\"y\""),
            Tables.input("b", "boolean", ""));

    private static final TrialTables ENGINE = io.dealtrail.engine.camunda.SandboxedTablesAccess.tables();

    /** Every value that a cell of these tables can tell from another. */
    private static final List<Map<String, Object>> EVERYTHING = everything();

    @Property(tries = 400)
    void aGapIsFoundIfAndOnlyIfSomeInputHasNoRule(@ForAll("rows") List<List<String>> rows) {
        Table table = Tables.table("UNIQUE", INPUTS, rows);
        List<Map<String, Object>> unanswered = EVERYTHING.stream()
                .filter(input -> fitting(table, input).isEmpty())
                .toList();
        List<Finding> gaps = of(table, "table.lint.gap");
        assertThat(gaps.isEmpty()).isEqualTo(unanswered.isEmpty());
        assertThat(gaps)
                .allSatisfy(gap -> assertThat(fitting(table, gap.example())).isEmpty());
    }

    @Property(tries = 400)
    void anOverlapIsFoundIfAndOnlyIfTwoRulesTakeOneInput(@ForAll("rows") List<List<String>> rows) {
        Table table = Tables.table("UNIQUE", INPUTS, rows);
        var pairs = new TreeSet<String>();
        for (Map<String, Object> input : EVERYTHING) {
            List<Integer> rules = fitting(table, input);
            rules.forEach(a -> rules.stream().filter(b -> b > a).forEach(b -> pairs.add(a + " " + b)));
        }
        List<Finding> overlaps = of(table, "table.lint.overlap.UNIQUE");
        assertThat(overlaps.stream().map(f -> f.args().get(0) + " " + f.args().get(1)))
                .containsExactlyInAnyOrderElementsOf(pairs);
        assertThat(overlaps)
                .allSatisfy(overlap -> assertThat(fitting(table, overlap.example()))
                        .contains((Integer) overlap.args().get(0), (Integer)
                                overlap.args().get(1)));
    }

    @Property(tries = 400)
    void aRuleIsNeverReachedIfAndOnlyIfNoInputComesToIt(@ForAll("rows") List<List<String>> rows) {
        Table table = Tables.table("FIRST", INPUTS, rows);
        var reached = new TreeSet<Integer>();
        EVERYTHING.forEach(input -> fitting(table, input).stream().findFirst().ifPresent(reached::add));
        var told = new TreeSet<Integer>();
        of(table, "table.lint.neverReached")
                .forEach(f -> told.add((Integer) f.args().get(0)));
        of(table, "table.lint.neverFits")
                .forEach(f -> told.add((Integer) f.args().get(0)));
        of(table, "table.lint.notAllowed")
                .forEach(f -> told.add((Integer) f.args().get(0)));
        var all = new TreeSet<Integer>();
        IntStream.rangeClosed(1, rows.size()).forEach(all::add);
        all.removeAll(reached);
        assertThat(told).isEqualTo(all);
    }

    /** The quick judge and the engine are of one mind about every cell. */
    @Property(tries = 60)
    void theEngineAgrees(@ForAll("rows") List<List<String>> rows) {
        Table table = Tables.table("RULE ORDER", INPUTS, rows);
        Judge judge = Judge.of(table).orElseThrow();
        TrialTables.Trial trial = ENGINE.read(Tables.file(table), "t");
        for (int i = 0; i < EVERYTHING.size(); i += 5) {
            Map<String, Object> input = EVERYTHING.get(i);
            Map<String, Object> typed = new HashMap<>(input);
            typed.computeIfPresent("n", (name, n) -> ((BigDecimal) n).longValue());
            List<Integer> fired = trial.ask(typed).rules().stream()
                    .map(id -> Integer.parseInt(id.substring(4)))
                    .toList();
            assertThat(judge.ask(input).rules()).as(rows + " asked " + input).isEqualTo(fired);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<Integer> n = Arbitraries.integers().between(-3, 6);
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.of("", "-", "null", "not(null)", "null, < 2", "not(3)", "not(> 2)", "1, 5"),
                n.map(a -> "< " + a),
                n.map(a -> ">= " + a),
                n.map(a -> "> " + a + ".5"),
                n.map(a -> "" + a),
                Combinators.combine(n, n).as((a, b) -> "[" + Math.min(a, b) + ".." + Math.max(a, b) + "]"),
                Combinators.combine(n, n).as((a, b) -> "]" + Math.min(a, b) + ".." + Math.max(a, b) + "["));
        Arbitrary<String> texts =
                Arbitraries.of("", "\"x\"", "\"y\"", "\"x\",\"y\"", "not(\"x\")", "null", "null,\"y\"", "\"z\"");
        Arbitrary<String> flags = Arbitraries.of("", "true", "false", "null", "not(null)");
        return Combinators.combine(numbers, texts, flags, Arbitraries.of("\"a\"", "\"b\""))
                .as((a, b, c, d) -> List.of(a, b, c, d))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<Finding> of(Table table, String code) {
        return Lint.of(table, Tables.words()).stream()
                .filter(f -> f.code().equals(code))
                .toList();
    }

    /** 1-based, by trying each cell alone. */
    private static List<Integer> fitting(Table table, Map<String, Object> input) {
        List<Integer> rules = new ArrayList<>();
        for (Table.Rule rule : table.rules()) {
            boolean fits = IntStream.range(0, 3)
                    .allMatch(i -> CellReader.read(rule.inputs().get(i))
                            .fits(input.get(INPUTS.get(i).expression())));
            if (fits) {
                rules.add(rule.number());
            }
        }
        return rules;
    }

    private static List<Map<String, Object>> everything() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Integer n : Arrays.asList(null, -9, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 20)) {
            for (String s : Arrays.asList("x", "y", null)) {
                for (Boolean b : Arrays.asList(true, false, null)) {
                    Map<String, Object> input = new HashMap<>();
                    input.put("n", n == null ? null : BigDecimal.valueOf(n));
                    input.put("s", s);
                    input.put("b", b);
                    all.add(input);
                }
            }
        }
        return all;
    }
}
