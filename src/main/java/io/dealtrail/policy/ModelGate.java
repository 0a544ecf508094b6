package io.dealtrail.policy;

import io.dealtrail.engine.Gate;
import io.dealtrail.engine.ModelRefused;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The policy at the engine's only door; what it refuses is on the model's trail. */
@Component
class ModelGate implements Gate {

    private final Policy policy;
    private final MessageSource messages;
    private final RefusedModels refused;

    ModelGate(Policy policy, MessageSource messages, RefusedModels refused) {
        this.policy = policy;
        this.messages = messages;
        this.refused = refused;
    }

    @Override
    public void admit(Map<String, byte[]> models) {
        for (Map.Entry<String, byte[]> model : new TreeMap<>(models).entrySet()) {
            Verdict verdict = policy.check(new Candidate(model.getValue(), model.getKey(), Set.of(), models));
            if (!verdict.valid()) {
                refused.record(model.getKey(), model.getValue(), verdict);
                throw new ModelRefused(
                        model.getKey(),
                        verdict.errors().stream()
                                .map(p -> p.text(messages, LocaleContextHolder.getLocale()))
                                .toList());
            }
        }
    }
}
