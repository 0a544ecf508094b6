package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Evaluates the decision tables that managers edit. */
@Component
public class Decisions {

    private record Question(String definition, Map<String, Object> inputs) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    // The engine parses every cell again each time it is asked. A table that looks at the clock is at most a minute
    // behind.
    private final Cache<Question, List<Map<String, Object>>> answers = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

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
}
