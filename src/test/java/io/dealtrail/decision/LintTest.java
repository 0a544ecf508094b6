package io.dealtrail.decision;

import static io.dealtrail.decision.Tables.input;
import static io.dealtrail.decision.Tables.lint;
import static io.dealtrail.decision.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What managers are told about their tables, in words. */
class LintTest {

    private static final List<Table.Column> LEAD =
            List.of(input("source", "string", "\"web\",\"phone\",\"fair\""), input("employees", "integer", ""));

    @Test
    void aGapIsSaidInWordsWithAnExample() {
        Table leads = table(
                "UNIQUE",
                LEAD,
                List.of(
                        List.of("\"web\"", "< 500", "\"a\""),
                        List.of("\"phone\",\"fair\"", "", "\"b\""),
                        List.of("null", "-", "\"c\""),
                        List.of("\"web\"", "null", "\"d\"")));
        assertThat(lint(leads)).containsExactly("WARNING No rule for: source = web, employees ≥ 500");
        assertThat(Lint.of(leads, Tables.words()).get(0).example())
                .containsEntry("source", "web")
                .hasEntrySatisfying("employees", n -> assertThat(n).hasToString("500"));
    }

    @Test
    void rulesOfAUniqueTableThatOverlapAreAnError() {
        assertThat(lint(table(
                        "UNIQUE",
                        List.of(input("amount", "double", "")),
                        List.of(
                                List.of("<= 10", "\"a\""),
                                List.of("[10..20]", "\"b\""),
                                List.of("> 20", "\"c\""),
                                List.of("null", "\"d\"")))))
                .containsExactly("ERROR Rules 1 and 2 both fit, but only one may: amount = 10");
    }

    @Test
    void whatARuleBeforeItTakesIsNeverReached() {
        assertThat(lint(table(
                        "FIRST",
                        LEAD,
                        List.of(
                                List.of("\"web\"", "", "\"a\""),
                                List.of("\"phone\",\"fair\",null", "", "\"b\""),
                                List.of("", "> 100", "\"c\"")))))
                .containsExactly("WARNING Rule 3 is never reached: before it, 1, 2 already takes every case.");
    }

    @Test
    void rulesThatSayTheSameMayOverlapAndOthersMayNot() {
        List<Table.Column> amount = List.of(input("amount", "integer", ""));
        assertThat(lint(table("ANY", amount, List.of(List.of("", "\"a\""), List.of("> 5", "\"a\"")))))
                .isEmpty();
        assertThat(lint(table("ANY", amount, List.of(List.of("", "\"a\""), List.of("> 5", "\"b\"")))))
                .containsExactly("ERROR Rules 1 and 2 both fit and say different things: amount ≥ 6");
    }

    @Test
    void betweenWholeNumbersThereIsNoGap() {
        List<List<String>> rows = List.of(List.of("<= 4", "\"a\""), List.of(">= 5", "\"b\""), List.of("null", "\"c\""));
        assertThat(lint(table("UNIQUE", List.of(input("n", "integer", "")), rows)))
                .isEmpty();
        assertThat(lint(table("UNIQUE", List.of(input("n", "double", "")), rows)))
                .containsExactly("WARNING No rule for: 4 < n < 5");
    }

    @Test
    void whatNobodyMayEnterIsToldAndIsNoGap() {
        assertThat(lint(table(
                        "FIRST",
                        List.of(input("mood", "string", "\"good\",\"bad\"")),
                        List.of(
                                List.of("\"good\"", "\"a\""),
                                List.of("\"bad\",null", "\"b\""),
                                List.of("\"awful\"", "\"c\"")))))
                .containsExactly("WARNING Rule 3 never fits: \"awful\" is not among the allowed values of “mood”.");
        assertThat(lint(table(
                        "FIRST",
                        List.of(input("n", "integer", "")),
                        List.of(List.of("[9..3]", "\"a\""), List.of("", "\"b\"")))))
                .containsExactly("WARNING Rule 1 never fits: nothing is [9..3] in “n”.");
    }

    @Test
    void whereRulesAddUpNothingIsAnAnswerToo() {
        assertThat(lint(table("RULE ORDER", LEAD, List.of(List.of("\"web\"", "", "\"a\"")))))
                .containsExactly("INFO No answer for: source = phone or fair or source is empty");
        assertThat(lint(table("RULE ORDER", LEAD, List.of(List.of("", "", "\"a\""), List.of("", "", "\"a\"")))))
                .containsExactly("WARNING Rules 1 and 2 are the same, so the answer comes twice: every other case");
    }

    @Test
    void whatIsNotUnderstoodIsNeverAFalseAlarm() {
        assertThat(lint(table(
                        "UNIQUE",
                        List.of(input("n", "integer", "")),
                        List.of(List.of("< min(4, 5)", "\"a\""), List.of(">= 4", "\"b\""), List.of("null", "\"c\"")))))
                .containsExactly("INFO “n” is only partly checked for gaps and overlaps, because of rule 1.");
    }

    @Test
    void answersAreOfTheirColumnsType() {
        Table wrong = table("FIRST", LEAD, List.of(List.of("", "", "5")));
        assertThat(lint(wrong)).containsExactly("ERROR Rule 1: “answer” must be a text in quotation marks, not 5.");
    }

    @Test
    void theShippedTablesHaveNothingWrong() {
        assertThat(Tables.SHIPPED)
                .allSatisfy(key -> assertThat(lint(TableXml.read(Tables.shipped(key))))
                        .noneMatch(text -> !text.startsWith("INFO")));
        assertThat(lint(TableXml.read(Tables.shipped("discount-approval"))))
                .anyMatch(text -> text.startsWith("INFO No answer for: Discount in % ≤ 10"));
    }

    @Test
    void aThousandRulesAreCheckedInASecondOrTwo() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(List.of(
                    "\"s" + i % 20 + "\"",
                    "[" + i + ".." + (i + 3) + "[",
                    "> " + i * 7,
                    "\"t" + i % 13 + "\"",
                    "\"x\""));
        }
        Table large = table(
                "UNIQUE",
                List.of(
                        input("a", "string", ""),
                        input("b", "integer", ""),
                        input("c", "double", ""),
                        input("d", "string", "")),
                rows);
        Instant begin = Instant.now();
        assertThat(lint(large)).isNotEmpty();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }
}
