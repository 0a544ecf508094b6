package io.dealtrail.engine.camunda;

import io.dealtrail.engine.TrialTables;
import io.dealtrail.shared.Refused;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An engine for tables alone: FEEL and nothing else. */
@Component
class SandboxedTables implements TrialTables {

    private final ThreadLocal<@Nullable DmnDecisionTableEvaluationEvent> heard = new ThreadLocal<>();
    private final DmnEngine engine;

    SandboxedTables() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> {
            throw new UnsupportedOperationException("scripts are not executed here: " + language);
        });
        configuration.setElProvider(expression -> {
            throw new UnsupportedOperationException("expressions are not evaluated here");
        });
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(heard::set));
        engine = configuration.buildEngine();
    }

    @Override
    public Trial read(byte[] file, String key) {
        try {
            DmnDecision decision = engine.parseDecision(key, new ByteArrayInputStream(file));
            if (!decision.isDecisionTable()) {
                throw Refused.invalid("table.unreadable");
            }
            return inputs -> ask(decision, inputs);
        } catch (DmnEngineException e) {
            throw Refused.invalid("table.unreadable");
        }
    }

    private Answer ask(DmnDecision decision, Map<String, @Nullable Object> inputs) {
        try {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            engine.evaluateDecisionTable(decision, new HashMap<>(inputs))
                    .getResultList()
                    .forEach(row -> rows.add(new HashMap<>(row)));
            DmnDecisionTableEvaluationEvent event = heard.get();
            List<String> rules = new ArrayList<>();
            if (event != null) {
                event.getMatchingRules().forEach(rule -> rules.add(rule.getId()));
            }
            Object collected = event == null || event.getCollectResultValue() == null
                    ? null
                    : event.getCollectResultValue().getValue();
            return new Answer(rules, rows, collected);
        } catch (DmnEngineException e) {
            throw Refused.invalid("table.try.failed");
        } finally {
            heard.remove();
        }
    }
}
