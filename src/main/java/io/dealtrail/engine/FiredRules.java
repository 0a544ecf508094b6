package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * Says which rows of a decision table gave the answer. The process engine keeps that to itself unless it writes a history of
 * decisions; the same tables are asked here in an engine that only listens.
 */
@Component
public class FiredRules {

    private final RepositoryService repository;
    private final Decisions decisions;
    private final ThreadLocal<List<String>> heard = ThreadLocal.withInitial(ArrayList::new);
    private final DmnEngine engine;
    // A deployed version never changes.
    private final Cache<String, DmnDecision> tables =
            Caffeine.newBuilder().maximumSize(100).build();

    FiredRules(RepositoryService repository, Decisions decisions) {
        this.repository = repository;
        this.decisions = decisions;
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> heard.get().add(rule.getId()));
        this.engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                .customPostDecisionTableEvaluationListeners(List.of(listener))
                .buildEngine();
    }

    /** The rows of the newest version of a table that fire, in its order. */
    public List<Decisions.Rule> of(String table, Map<String, Object> inputs) {
        String newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
        DmnDecision decision =
                tables.get(newest, id -> engine.parseDecision(table, repository.getDecisionModel(newest)));
        try {
            engine.evaluateDecisionTable(decision, inputs);
            List<String> fired = List.copyOf(heard.get());
            return decisions.rules(table).stream()
                    .filter(rule -> fired.contains(rule.id()))
                    .toList();
        } finally {
            heard.remove();
        }
    }
}
