package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Evaluates the decision tables that managers edit. */
@Component
public class Decisions {

    private record Question(String definition, Map<String, Object> inputs) {}

    /**
     * A row of a table as it is written.
     *
     * @param number 1-based
     * @param inputs cells by input expression, such as {@code stage}
     * @param outputs literal values by output name; empty cells are left out
     */
    public record Rule(
            int number, String id, String description, Map<String, String> inputs, Map<String, String> outputs) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    // The engine parses every cell again each time it is asked. A table that looks at the clock is at most a minute
    // behind.
    private final Cache<Question, List<Map<String, Object>>> answers = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    // Readers ask on every page; another machine's deployment shows after a few seconds.
    private final Cache<String, List<Rule>> tables =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build();

    Decisions(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /**
     * Asks the newest version of a table, outside of any process.
     *
     * @param inputs by input name; absent values may be null
     * @return one map per rule that fired, output name to value, in the table's order
     */
    public List<Map<String, Object>> evaluate(String table, Map<String, Object> inputs) {
        String newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
        return answers.get(
                new Question(newest, new HashMap<>(inputs)),
                question -> decisions
                        .evaluateDecisionTableById(newest)
                        .variables(inputs)
                        .evaluate()
                        .getResultList());
    }

    /** The newest version of a table, row by row. */
    public List<Rule> rules(String table) {
        return tables.get(table, this::readRules);
    }

    @EventListener
    void forget(Models.Published published) {
        String table = published.model().key();
        tables.invalidate(table);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    tables.invalidate(table);
                }
            });
        }
    }

    private List<Rule> readRules(String table) {
        String newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
        DecisionTable drawn = repository
                .getDmnModelInstance(newest)
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        List<String> inputs = drawn.getInputs().stream()
                .map(i -> text(i.getInputExpression().getText()))
                .toList();
        List<String> outputs = drawn.getOutputs().stream().map(Output::getName).toList();
        List<Rule> rules = new ArrayList<>();
        for (org.camunda.bpm.model.dmn.instance.Rule rule : drawn.getRules()) {
            Map<String, String> in = new HashMap<>();
            int at = 0;
            for (InputEntry cell : rule.getInputEntries()) {
                in.put(inputs.get(at++), text(cell.getText()));
            }
            Map<String, String> out = new HashMap<>();
            at = 0;
            for (OutputEntry cell : rule.getOutputEntries()) {
                String literal = text(cell.getText()).replaceAll("^\"|\"$", "");
                if (!literal.isEmpty()) {
                    out.put(outputs.get(at), literal);
                }
                at++;
            }
            String description =
                    rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
            rules.add(new Rule(rules.size() + 1, rule.getId(), description, in, out));
        }
        return List.copyOf(rules);
    }

    private static String text(@Nullable Text cell) {
        return cell == null || cell.getTextContent() == null
                ? ""
                : cell.getTextContent().strip();
    }
}
