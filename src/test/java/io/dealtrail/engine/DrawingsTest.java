package io.dealtrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped drawings say about stages and forms: clients rely on the fields. */
class DrawingsTest {

    private final RepositoryService repository = mock(RepositoryService.class);
    private final Drawings drawings = new Drawings(repository);

    @BeforeEach
    void theShippedModelsAreDeployedUnderTheirOwnKey() {
        var backbone = mock(ProcessDefinition.class);
        when(backbone.getId()).thenReturn("deal");
        var query = mock(ProcessDefinitionQuery.class, RETURNS_SELF);
        when(query.singleResult()).thenReturn(backbone);
        when(repository.createProcessDefinitionQuery()).thenReturn(query);
        when(repository.getBpmnModelInstance(anyString()))
                .thenAnswer(call -> Bpmn.readModelFromFile(
                        Path.of("processes", call.getArgument(0) + ".bpmn").toFile()));
    }

    @Test
    void theStagesAreTheCallsOfTheBackboneFromLeftToRight() {
        assertThat(drawings.stages())
                .containsExactly(
                        new Stage("lead-qualification", "Lead qualification", 0, 10),
                        new Stage("needs-analysis", "Needs analysis", 1, 25),
                        new Stage("proposal", "Proposal", 2, 50),
                        new Stage("negotiation", "Negotiation", 3, 70),
                        new Stage("contract", "Contract", 4, 90),
                        new Stage("after-sales", "After-sales", 5, 100));
    }

    @ParameterizedTest(name = "{0} {1} asks for {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lead-qualification|resolveDuplicate|resolution* merge/keep, mergeInto",
                "lead-qualification|contactLead|reached* boolean, note text",
                "lead-qualification|qualifyLead|outcome* qualified/nurture/disqualified, need text, budget money,"
                        + " authority boolean, timeline now/quarter/year/unknown, reason, nurtureUntil date",
                "needs-analysis|holdDiscovery|metAt* datetime, attendees",
                "needs-analysis|recordNeeds|pains* text, decisionMaker*, criteria text, currentSolution,"
                        + " expectedCloseOn* date, fit* standard/presales/none",
                "needs-analysis|assessSolution|feasible* boolean, assessment text",
                "proposal|draftProposal|''",
                "proposal|approveDiscount|decision approve/sendBack/refuse, approved boolean, comment text",
                "proposal|chaseCustomer|note text",
                "negotiation|negotiate|''",
                "negotiation|approveBelowFloor|decision approve/sendBack/refuse, approved boolean, comment text",
                "contract|checkContract|complete* boolean, findings text",
                "contract|reviewLegal|approved* boolean, findings text",
                "contract|countersign|signed* boolean",
                "after-sales|onboardCustomer|done* boolean, note",
                "after-sales|checkIn|mood good/neutral/bad, note text",
                "after-sales|recoverCustomer|action* text",
                "after-sales|resolveCase|resolution* text",
                "after-sales|planRenewal|renew* boolean, amount money, prices agreed/today,"
                        + " reason price/competitor/noNeed/quality/service/closed/other, reasonText text",
                "deal|reviewStalledDeal|decision* keep/reassign/close, assignee, reason",
            })
    void aShippedTaskAsksForTheFieldsOfTheContract(String process, String task, String fields) {
        assertThat(drawings.form(process, task).fields().stream()
                        .map(DrawingsTest::written)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(fields);
    }

    @Test
    void aFieldKeepsWhatItsPropertiesSay() {
        var qualify = drawings.form("lead-qualification", "qualifyLead");
        assertThat(qualify.field("reason").orElseThrow().requiredWhen()).isEqualTo("outcome == 'disqualified'");
        assertThat(qualify.field("nurtureUntil").orElseThrow().requiredWhen()).isEqualTo("outcome == 'nurture'");
        assertThat(qualify.field("outcome").orElseThrow().properties())
                .containsEntry("label.zh_CN", "结论")
                .containsEntry("label.zh_CN.nurture", "培育");

        var needs = drawings.form("needs-analysis", "recordNeeds");
        assertThat(needs.field("fit").orElseThrow().fact()).isEqualTo("fit");
        assertThat(needs.field("expectedCloseOn").orElseThrow().fact()).isEqualTo("expectedCloseOn");
    }

    @Test
    void theTwoPagesOfOurOwnAreNamed() {
        assertThat(drawings.form("proposal", "draftProposal").formKey()).isEqualTo("proposal/draft");
        assertThat(drawings.form("negotiation", "negotiate").formKey()).isEqualTo("negotiation/round");
    }

    @Test
    void everyMandatoryTaskOfTheVocabularyIsDrawn() {
        assertThat(Vocabulary.MANDATORY)
                .allSatisfy((kind, process) -> assertThat(
                                repository.getBpmnModelInstance(process).getModelElementsByType(UserTask.class))
                        .anyMatch(task ->
                                kind.equals(drawings.form(process, task.getId()).mandatory())));
    }

    /** As the contract writes it: a star for required, the choices of an enum, no type for a string. */
    private static String written(FormField field) {
        var type = field.type().equals("enum")
                ? field.options().stream().map(FormField.Option::id).collect(Collectors.joining("/"))
                : field.type();
        return field.id() + (field.required() ? "*" : "") + (type.equals("string") ? "" : " " + type);
    }
}
