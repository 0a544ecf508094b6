package io.dealtrail.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Evaluates the decision tables that managers edit. */
@Component
public class Decisions {

    private final DecisionService decisions;

    Decisions(DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * @param inputs by input name; absent values may be null
     * @return one map per rule that fired, output name to value, in the table's order
     */
    public List<Map<String, Object>> evaluate(String table, Map<String, Object> inputs) {
        return decisions
                .evaluateDecisionTableByKey(table)
                .variables(inputs)
                .evaluate()
                .getResultList();
    }
}
