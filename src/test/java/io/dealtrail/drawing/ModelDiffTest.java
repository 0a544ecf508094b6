package io.dealtrail.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.drawing.Change.Sort;
import io.dealtrail.shared.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Finds what differs in the shipped models, and says it. */
class ModelDiffTest {

    private static final MessageSource MESSAGES = messages();
    private final String lead = read("lead-qualification.bpmn");
    private final String followUp = read("follow-up.dmn");

    @Test
    void aModelDoesNotDifferFromItself() {
        assertThat(between(lead, lead).isEmpty()).isTrue();
        assertThat(between(followUp, followUp).isEmpty()).isTrue();
    }

    @Test
    void prefixesSpaceAndOrderInTheFileDoNotCount() {
        String other =
                lead.replace("bpmn:", "b:").replace("xmlns:bpmn=", "xmlns:b=").replace("\n", "\n  ");
        assertThat(between(lead, other).isEmpty()).isTrue();
    }

    @Test
    void aNewStepIsToldWithWhatItComesAfter() {
        String now = lead.replace(
                "<bpmn:sequenceFlow id=\"qualifyLeadToIsQualified\" sourceRef=\"qualifyLead\"",
                "<bpmn:userTask id=\"callBack\" name=\"Call back\" /><bpmn:sequenceFlow id=\"toCallBack\""
                        + " sourceRef=\"qualifyLead\" targetRef=\"callBack\" /><bpmn:sequenceFlow"
                        + " id=\"qualifyLeadToIsQualified\" sourceRef=\"callBack\"");
        Diff diff = between(lead, now);
        assertThat(said(diff)).containsExactly("Task “Call back” added after “Qualify lead”");
        assertThat(diff.sentences(MESSAGES, Locale.SIMPLIFIED_CHINESE))
                .containsExactly("在“Qualify lead”之后新增任务“Call back”");
        assertThat(diff.of(Sort.ADDED)).extracting(Change::element).containsExactly("callBack", "toCallBack");
        assertThat(diff.of(Sort.CHANGED)).singleElement().matches(Change::follows, "the way that now begins elsewhere");
    }

    @Test
    void whatIsInvisibleIsFound() {
        String now = lead.replace("label=\"Need\" type", "label=\"What they need\" type")
                .replace("PT20H", "PT30H")
                .replace(
                        "id=\"qualifyLead\" name=\"Qualify lead\" camunda:candidateGroups=\"sales-reps\"",
                        "id=\"qualifyLead\" name=\"Qualify lead\" camunda:candidateGroups=\"sales-managers\"")
                .replace("${recordScore}\" event=\"end\"", "${recordScore}\" event=\"start\"");
        assertThat(said(between(lead, now)))
                .contains(
                        "Task “Qualify lead”: label of field “need” changed from “Need” to “What they need”",
                        "Task “Qualify lead”: group changed from “Sales” to “Sales managers”",
                        "Waiting event “Next attempt due”: waiting time changed from “PT20H” to “PT30H”")
                .anyMatch(s -> s.startsWith("Decision step “Score lead”: listener at “start”"));
    }

    @Test
    void aFieldComesAndGoesAsOne() {
        String field = "<camunda:formField id=\"rival\" label=\"Rival\" type=\"string\"><camunda:validation>"
                + "<camunda:constraint name=\"required\" /></camunda:validation></camunda:formField>";
        String now = lead.replaceFirst("<camunda:formField id=\"budget\"", field + "<camunda:formField id=\"budget\"");
        assertThat(said(between(lead, now))).containsExactly("Task “Qualify lead”: field “Rival” added");
        assertThat(said(between(now, lead))).containsExactly("Task “Qualify lead”: field “Rival” removed");
    }

    @Test
    void requiredFieldsAndConditionsAreSaid() {
        String condition = lead.replaceFirst(
                "\\$\\{outcome == 'qualified'}", "\\${outcome == 'qualified' &amp;&amp; deal.amount > 5}");
        assertThat(condition).isNotEqualTo(lead);
        assertThat(said(between(lead, condition)))
                .singleElement()
                .asString()
                .startsWith("Way “Qualified”: condition changed from");
        String required = lead.replaceFirst(
                "(?s)(<camunda:formField id=\"need\".*?)</camunda:formField>",
                "$1<camunda:validation><camunda:constraint name=\"required\""
                        + " /></camunda:validation></camunda:formField>");
        assertThat(said(between(lead, required))).singleElement().asString().contains("required of field “need”");
    }

    @Test
    void whatOnlyMovedIsMoved() {
        String now = lead.replaceFirst("(bpmnElement=\"scoreLead\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$1" + "777");
        Diff diff = between(lead, now);
        assertThat(diff.changes()).extracting(Change::element).containsExactly("scoreLead");
        assertThat(diff.of(Sort.MOVED)).hasSize(1);
        assertThat(said(diff)).containsExactly("Decision step “Score lead” moved on the drawing");
    }

    @Test
    void tablesAreComparedByRule() {
        String now = followUp.replaceFirst("\"8 working hours\"", "\"9 working hours\"");
        Diff diff = between(followUp, now);
        assertThat(said(diff))
                .containsExactly("Rule 1: Tell the director after changed from “8 working hours” to “9 working hours”");
        assertThat(diff.sheets().get(0).rows().get(0).sort()).isEqualTo(Sort.CHANGED);
        assertThat(diff.sheets().get(0).rows().get(1).sort()).isNull();
    }

    @Test
    void rulesAreAddedRemovedAndReordered() {
        List<String> rules = java.util.regex.Pattern.compile("(?s)<rule id=.*?</rule>")
                .matcher(followUp)
                .results()
                .map(r -> r.group())
                .toList();
        assertThat(said(between(followUp, followUp.replace(rules.get(3), ""))))
                .singleElement()
                .asString()
                .startsWith("Rule 4 removed: Stage lead-qualification");
        assertThat(said(between(followUp.replace(rules.get(3), ""), followUp)))
                .singleElement()
                .asString()
                .startsWith("Rule 4 added: ");
        String swapped = followUp.replace(rules.get(1), "").replace(rules.get(0), rules.get(1) + rules.get(0));
        assertThat(between(followUp, swapped).of(Sort.MOVED)).hasSize(1);
    }

    @Test
    void rulesThatWereWrittenAnewAreKnownAgain() {
        String anew = followUp.replace("<rule id=\"", "<rule id=\"sheet_")
                .replaceFirst("\"8 working hours\"", "\"9 working hours\"");
        assertThat(said(between(followUp, anew))).hasSize(1).first().asString().startsWith("Rule 1: ");
    }

    @Test
    void nothingIsReadFromElsewhere() {
        String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assertThatThrownBy(() -> between(lead, bomb))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("drawing.unreadable");
        String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        assertThatThrownBy(() -> between(lead, deep)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> between(lead, "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> between(lead, followUp))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("diff.kinds");
    }

    static Diff between(String before, String after) {
        return ModelDiff.between(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> said(Diff diff) {
        return diff.sentences(MESSAGES, Locale.ENGLISH);
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "studio");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
