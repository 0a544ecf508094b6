package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Models that others drew: what the policy refuses of them is said in words. */
class ForeignModelsTest {

    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

    static {
        MESSAGES.setBasename("messages");
        MESSAGES.setDefaultEncoding("UTF-8");
        MESSAGES.setFallbackToSystemLocale(false);
    }

    static Stream<Path> reference() throws IOException {
        return Files.list(Path.of("src/test/resources/bpmn-miwg"))
                .filter(f -> f.toString().endsWith(".bpmn"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("reference")
    void aReferenceModelIsRefusedInWordsOfBothLanguages(Path file) throws IOException {
        Verdict verdict = Bench.policy().check(Candidate.of(Files.readAllBytes(file), null));
        assertThat(verdict.valid()).isFalse();
        for (Problem problem : verdict.problems()) {
            assertThat(problem.line()).as(problem.rule()).isPositive();
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertThat(problem.text(MESSAGES, locale))
                        .isNotEqualTo(problem.rule())
                        .doesNotContain("{0}", "{1}");
            }
        }
    }

    @Test
    void theInvoiceExampleIsRefusedForEachOfItsTricks() throws IOException {
        Path file = Path.of("src/test/resources/policy/files/invoice.bpmn");
        Verdict verdict = Bench.policy().check(Candidate.of(Files.readAllBytes(file), null));
        assertThat(verdict.errors())
                .extracting(p -> p.rule() + " " + p.element())
                .contains(
                        "history.short invoice",
                        "attribute.binding invoice",
                        "attribute.unknown received",
                        "code.script assign",
                        "reference.decision assign",
                        "reference.form approve",
                        "expression.member approve",
                        "code.class approve",
                        "flow.default approved",
                        "expression.language f5",
                        "reference.process review",
                        "attribute.unknown review",
                        "call.business-key review",
                        "reference.group prepare",
                        "code.class archive",
                        "code.expression notify",
                        "code.script book",
                        "diagram.missing approve");
    }

    /** A process of half a megabyte, or of very many of one thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:manualTask id=\"n%d\" />",
                "<bpmn:subProcess id=\"n%d\"><bpmn:startEvent id=\"s%<d\" /></bpmn:subProcess>",
                "<bpmn:sequenceFlow id=\"n%d\" sourceRef=\"negotiate\" targetRef=\"negotiate\" />",
                "<bpmn:documentation>${1 + %d}</bpmn:documentation>",
                "<bpmn:boundaryEvent id=\"n%d\" attachedToRef=\"negotiate\"><bpmn:signalEventDefinition id=\"d%<d\" signalRef=\"x\" /></bpmn:boundaryEvent>"
            })
    void howeverLargeAFileIsTheAnswerComesSoon(String piece) {
        StringBuilder many = new StringBuilder();
        for (int i = 0; many.length() < 900_000; i++) {
            many.append(piece.formatted(i));
        }
        quick(Bench.text("negotiation").replace("</bpmn:process>", many + "</bpmn:process>"));
    }

    @Test
    void whateverStandsInOnePlaceTheAnswerComesSoon() {
        String model = Bench.text("negotiation");
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; attributes.length() < 900_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        quick(model.replace("<bpmn:process ", "<bpmn:process" + attributes + " "));
        quick(model.replace("name=\"Negotiation\"", "name=\"" + "x".repeat(900_000) + "\""));
        quick(model.replace("${rounds &gt; 5}", "${" + "(".repeat(900_000)));
        quick(model.replace("${rounds &gt; 5}", "${a".repeat(300_000)));
        quick(model.replace("${rounds &gt; 5}", "'${'\"".repeat(180_000)));
        quick(model.replace("${rounds &gt; 5}", "${1}".repeat(220_000)));
        quick(model.replace("<bpmn:process ", "<bpmn:process xmlns:" + "x".repeat(900_000) + "=\"y\" "));
        quick(Bench.text("lead-score").replace("<text>25</text>", "<text>" + "(".repeat(900_000) + "</text>"));
        quick(Bench.text("lead-score").replace("<text>25</text>", "<text>" + "x in (".repeat(150) + "</text>"));
    }

    private static void quick(String xml) {
        long start = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(Bench.check("negotiation", xml).valid()).isFalse();
        assertThat(Duration.ofNanos(
                        java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(2));
    }
}
