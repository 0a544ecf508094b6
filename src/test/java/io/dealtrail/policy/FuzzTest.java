package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Trial;
import io.dealtrail.policy.expression.Expression;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import io.dealtrail.testing.H2ProductTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random models and expressions: a few seconds in the ordinary build, always the same; new ones in a long run by {@code
 * -Dfuzz.minutes=10}; {@code -Dfuzz.seed=…} to begin where a failure was.
 */
@H2ProductTest
class FuzzTest {

    /** The time of this thread alone: other work on the machine is no hang. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Autowired
    Trial trial;

    @Test
    void noModelEscapesHangsOrReachesTheEngineThoughItWouldNotTakeIt() {
        List<String> models = new ArrayList<>(Bench.SHIPPED.keySet());
        AtomicInteger valid = new AtomicInteger();
        long runs = repeat(seed -> {
            String model = models.get((int) Math.floorMod(seed, (long) models.size()));
            byte[] xml = new Mutations(seed).next(Bench.text(model));
            long start = CPU.getCurrentThreadCpuTime();
            Verdict verdict = Bench.policy().check(Candidate.of(xml, model));
            assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start))
                    .as("seed %s", seed)
                    .isLessThan(Duration.ofSeconds(2));
            if (verdict.valid()) {
                valid.incrementAndGet();
                Models.Kind kind = new String(xml, java.nio.charset.StandardCharsets.UTF_8).contains("/spec/BPMN/")
                        ? Models.Kind.BPMN
                        : Models.Kind.DMN;
                List<Trial.Objection> objections = trial.read(kind, model, xml).stream()
                        .filter(Trial.Objection::error)
                        .filter(o -> !Schema.order(o.message()))
                        .toList();
                assertThat(objections).as("seed %s", seed).isEmpty();
            }
        });
        System.out.println("fuzz: " + runs + " models, " + valid + " of them valid");
        assertThat(valid).hasPositiveValue();
    }

    @Test
    void noExpressionThatIsAcceptedCallsAnythingOutsideTheGrammar() {
        AtomicInteger accepted = new AtomicInteger();
        long runs = repeat(seed -> {
            String text = new Mutations(seed).expression();
            Expression expression;
            try {
                expression = Expressions.parse(text);
            } catch (ExpressionError e) {
                return;
            }
            accepted.incrementAndGet();
            Sandbox sandbox = new Sandbox();
            sandbox.evaluate("${" + text + "}");
            assertThat(sandbox.touched())
                    .as("seed %s: %s", seed, text)
                    .allSatisfy(touched ->
                            assertThat(allowed(touched, expression)).as(touched).isTrue());
        });
        System.out.println("fuzz: " + runs + " expressions, " + accepted + " of them accepted");
        assertThat(accepted).hasPositiveValue();
    }

    private static boolean allowed(String touched, Expression expression) {
        return Set.of(
                                "deal",
                                "sla",
                                "execution",
                                "execution.processBusinessKey",
                                "execution.getVariable()",
                                "date.plusDays()",
                                "date.toDate()")
                        .contains(touched)
                || expression.names().contains(touched)
                || (touched.startsWith("deal.") && expression.facts().contains(touched.substring(5)))
                || touched.equals("sla.due");
    }

    private static long repeat(LongConsumer run) {
        long minutes = Long.getLong("fuzz.minutes", 0);
        long end = System.nanoTime()
                + (minutes == 0
                                ? Duration.ofSeconds(4)
                                : Duration.ofMinutes(minutes).dividedBy(2))
                        .toNanos();
        long seed = Long.getLong("fuzz.seed", minutes == 0 ? 20_261_124 : System.currentTimeMillis());
        long runs = 0;
        while (System.nanoTime() < end) {
            run.accept(seed + runs++);
        }
        return runs;
    }
}
