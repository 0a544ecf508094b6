package io.dealtrail.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped tables decide, asked of the same decision engine, in FEEL, that the process engine brings. */
class DecisionTablesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final List<String> RUNGS =
            List.of("dueIn", "remindAfter", "escalateAfter", "handOverAfter", "directorAfter");

    @ParameterizedTest(name = "{0} % on {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 1000, ''",
                "10, 249999.99, ''",
                "10, 250000, sales-managers",
                "0, 250000, sales-managers",
                "10.01, 1000, sales-managers",
                "20, 1000, sales-managers",
                "20.01, 1000, sales-managers finance",
                "30, 1000000, sales-managers finance",
                "30.01, 1000, sales-managers finance directors",
                "100, 1000000, sales-managers finance directors",
                "-, 1000, ''",
                "-, 250000, sales-managers",
                "25, -, sales-managers finance",
                "-, -, ''",
            })
    void aDiscountIsApprovedInTheOrderManagerFinanceDirector(BigDecimal discount, BigDecimal amount, String chain) {
        var result = decide(
                "discount-approval",
                inputs("discountPercent", discount, "marginPercent", null, "amount", amount, "paymentDays", null));

        assertThat(result.<String>collectEntries("approver")).containsExactlyElementsOf(words(chain));
    }

    @ParameterizedTest(name = "{0} % to be paid in {1} days: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 60, ''",
                "0, 61, finance",
                "-, 120, finance",
                "0, 121, finance directors",
                "15, 90, sales-managers finance",
                "25, 90, sales-managers finance",
                "25, 180, sales-managers finance directors",
                "35, 180, sales-managers finance directors",
            })
    void aLatePaymentIsApprovedByFinanceAndAVeryLateOneByADirectorToo(BigDecimal discount, int days, String chain) {
        var result = decide(
                "discount-approval",
                inputs("discountPercent", discount, "marginPercent", null, "amount", 1000, "paymentDays", days));

        assertThat(result.<String>collectEntries("approver")).containsExactlyElementsOf(words(chain));
    }

    @ParameterizedTest(name = "{0}, clauses changed {1}: {2}")
    @CsvSource({"100000, false, false", "100000.01, false, true", "1, true, true", "0, false, false"})
    void legalSeesLargeContractsAndChangedClauses(double amount, boolean changed, boolean review) {
        assertThat(decide("legal-review", inputs("amount", amount, "clausesChanged", changed))
                        .<Boolean>collectEntries("review"))
                .containsExactly(review);
    }

    @Test
    void theHighestScoreIsAHundredAndNoLeadIsWithoutOne() {
        assertThat(score("referral", "software", 500, 50_000d, "Central")).isEqualTo(100);
        assertThat(score(null, null, null, null, null)).isEqualTo(20);
        assertThat(score("", "", 0, 0d, "")).isEqualTo(20);
    }

    @Test
    void aScoreAddsWhatIsKnown() {
        assertThat(score("web", null, null, null, null)).isEqualTo(30);
        assertThat(score("web", "retail", 499, 49_999.99, null)).isEqualTo(55);
        assertThat(score("import", null, 50, null, "East")).isEqualTo(40);
        assertThat(score("web", null, null, new BigDecimal("10000.00"), null)).isEqualTo(40);
    }

    @ParameterizedTest(name = "a lead from region {0} goes to {1}")
    @CsvSource(
            nullValues = "-",
            value = {"Central, region", "华东, region", "-, all", "'', all"})
    void aLeadGoesToTheTeamsOfItsRegion(String region, String route) {
        var result = decide("lead-routing", inputs("region", region, "industry", null, "amount", null, "score", null));

        assertThat(result.<String>getSingleEntry()).isEqualTo(route);
    }

    @ParameterizedTest(name = "rating {0}, recommendation {1}, mood {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "5, 10, good, happy",
                "4, 9, bad, happy",
                "4, -, -, happy",
                "-, 9, -, happy",
                "-, -, good, happy",
                "4, 8, good, neutral",
                "3, 10, good, neutral",
                "-, 5, bad, neutral",
                "-, -, neutral, neutral",
                "-, -, -, neutral",
                "2, 10, good, unhappy",
                "5, 4, good, unhappy",
                "-, -, bad, unhappy",
            })
    void aCustomerIsJudgedByWhatIsKnown(Integer rating, Integer recommendation, String mood, String satisfaction) {
        var result = decide("satisfaction", inputs("rating", rating, "recommendation", recommendation, "mood", mood));

        assertThat(result.<String>getSingleEntry()).isEqualTo(satisfaction);
    }

    @ParameterizedTest(name = "priority {0}: due in {1}")
    @CsvSource(
            nullValues = "-",
            value = {"80, 2 working hours", "50, 4 working hours", "20, 8 working hours", "-, 4 working hours"})
    void aHotLeadIsCalledSooner(Integer priority, String dueIn) {
        assertThat(ladder("lead-qualification", "contactLead", priority, null)).containsEntry("dueIn", dueIn);
    }

    @Test
    void aTaskThatAManagerAddsHasALadderToo() {
        assertThat(ladder("proposal", "askTheBoss", 50, 10d))
                .containsEntry("dueIn", "2 working days")
                .containsKeys(RUNGS.toArray(String[]::new));
        assertThat(ladder(null, null, null, null)).isEqualTo(ladder("proposal", "askTheBoss", 50, 10d));
    }

    @Test
    void aBigProposalIsDueSooner() {
        assertThat(ladder("proposal", "draftProposal", 50, 100_000d)).containsEntry("dueIn", "2 working days");
        assertThat(ladder("proposal", "draftProposal", 50, null)).containsEntry("dueIn", "3 working days");
    }

    @ParameterizedTest(name = "{0} / {1}")
    @MethodSource("shippedTasks")
    void theRungsOfEveryShippedTaskFollowOneAnother(String stage, String task) {
        for (var priority : new Integer[] {20, 50, 80, null}) {
            var ladder = ladder(stage, task, priority, 5_000d);

            var hours = RUNGS.stream()
                    .map(ladder::get)
                    .filter(rung -> !rung.isEmpty())
                    .map(DecisionTablesTest::workingHours)
                    .toList();
            assertThat(hours).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest(name = "{0} / {1}")
    @MethodSource("shippedTasks")
    void theTableNamesEveryShippedTask(String stage, String task) {
        var named = Dmn.readModelFromStream(Shipped.open("follow-up.dmn")).getModelElementsByType(InputEntry.class);

        assertThat(named).extracting(entry -> entry.getText().getTextContent()).contains('"' + task + '"');
    }

    static Stream<Arguments> shippedTasks() {
        return Shipped.PROCESSES.stream()
                .flatMap(
                        process -> Bpmn.readModelFromStream(Shipped.open(process + ".bpmn"))
                                .getModelElementsByType(UserTask.class)
                                .stream()
                                .map(task -> Arguments.of(process, task.getId())));
    }

    private static Integer score(Object... values) {
        var result = decide(
                "lead-score",
                inputs(
                        "source", values[0],
                        "industry", values[1],
                        "employees", values[2],
                        "amount", values[3],
                        "region", values[4]));
        return result.getSingleEntry();
    }

    private static Map<String, String> ladder(String stage, String task, Integer priority, Double amount) {
        var result = decide("follow-up", inputs("stage", stage, "task", task, "priority", priority, "amount", amount));
        var row = new HashMap<String, String>();
        result.getSingleResult().getEntryMap().forEach((name, value) -> row.put(name, (String) value));
        return row;
    }

    private static DmnDecisionTableResult decide(String table, Map<String, Object> inputs) {
        InputStream model = Shipped.open(table + ".dmn");
        return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(table, model), inputs);
    }

    private static Map<String, Object> inputs(Object... namesAndValues) {
        var inputs = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static int workingHours(String duration) {
        var parts = duration.split(" ", 2);
        return Integer.parseInt(parts[0]) * (parts[1].equals("working days") ? 8 : 1);
    }
}
