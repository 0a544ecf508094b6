package io.dealtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.engine.Step;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.testing.H2ProductTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code processes/README.md} is printed from the code; run with {@code -Dvocabulary.write=true} to print it anew. */
@H2ProductTest
class VocabularyTest {

    private static final Path README = Path.of("processes/README.md");

    @Autowired
    Map<String, JavaDelegate> delegates;

    @Test
    void theReadmeOfTheProcessesIsTheVocabulary() throws IOException {
        String printed = print();
        if (Boolean.getBoolean("vocabulary.write")) {
            Files.writeString(README, printed);
        }
        assertThat(Files.readString(README)).isEqualTo(printed);
    }

    @Test
    void everyDelegateIsAStepWithADescription() {
        delegates.forEach((name, delegate) -> {
            Step step = AopUtils.getTargetClass(delegate).getAnnotation(Step.class);
            assertThat(step).as(name).isNotNull();
            assertThat(step.value()).isEqualTo(name);
        });
    }

    private String print() {
        StringBuilder text = new StringBuilder("""
                # The processes

                The models that the product ships, and the vocabulary that diagrams and code share. A manager may use these names in
                diagrams and tables; anything else is refused at deployment. This page is printed from the code, and a test fails when the
                two differ.

                ## Steps

                A service task names a step as `${name}` in its delegate expression.

                | step | what it does | reads | writes |
                | --- | --- | --- | --- |
                """);
        new TreeMap<>(delegates).forEach((name, delegate) -> {
            Step step = AopUtils.getTargetClass(delegate).getAnnotation(Step.class);
            text.append("| `%s` | %s | %s | %s |%n"
                    .formatted(name, step.does(), String.join(", ", step.reads()), step.writes()));
        });
        text.append(
                "\n## Facts\n\nRead live from the deal as `${deal.<fact>}`.\n\n| fact | meaning |\n| --- | --- |\n");
        new TreeMap<>(Vocabulary.FACTS)
                .forEach((fact, meaning) -> text.append("| `%s` | %s |%n".formatted(fact, meaning)));
        text.append("\nTime limits: `${sla.due}` for a task's due date, `${sla.ladder}` for its \"Late?\" timer.\n");
        text.append("\n## Messages\n\n");
        Vocabulary.MESSAGES.forEach(message -> text.append("* `%s`%n".formatted(message)));
        text.append("\n## Groups\n\n");
        Vocabulary.GROUPS.forEach(group -> text.append("* `%s`%n".formatted(group)));
        text.append("\n## Decisions\n\n");
        Vocabulary.DECISIONS.forEach(decision -> text.append("* `%s`%n".formatted(decision)));
        text.append("\n## Form keys\n\n");
        Vocabulary.FORM_KEYS.forEach(key -> text.append("* `%s`%n".formatted(key)));
        text.append(
                "\n## Mandatory tasks\n\nThe property `dealtrail.mandatory` marks a task that its process must keep.\n\n");
        text.append("| kind | process |\n| --- | --- |\n");
        new TreeMap<>(Vocabulary.MANDATORY)
                .forEach((kind, process) -> text.append("| `%s` | `%s` |%n".formatted(kind, process)));
        text.append("\nVariables that only the form of such a task may write: `")
                .append(String.join("`, `", Vocabulary.PROTECTED))
                .append("`.\n");
        return text.toString().replace("\r\n", "\n");
    }
}
