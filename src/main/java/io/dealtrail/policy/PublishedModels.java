package io.dealtrail.policy;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Step;
import io.dealtrail.engine.StepCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The surroundings of a model in the running product. */
@Component
class PublishedModels implements Surroundings {

    private final ObjectProvider<Models> models;
    private final StepCatalogue steps;

    PublishedModels(ObjectProvider<Models> models, StepCatalogue steps) {
        this.models = models;
        this.steps = steps;
    }

    @Override
    public Map<String, List<String>> steps() {
        Map<String, List<String>> written = new TreeMap<>();
        for (Map.Entry<String, Step> step : steps.all().entrySet()) {
            written.put(step.getKey(), StepCatalogue.written(step.getValue()));
        }
        return written;
    }

    @Override
    public Set<String> models() {
        return models.getObject().all().stream().map(Models.Model::key).collect(Collectors.toSet());
    }

    @Override
    public Optional<byte[]> newest(String key) {
        return models.getObject().find(key).map(models.getObject()::bytes);
    }

    @Override
    public Optional<byte[]> shipped(String key) {
        return models.getObject().shipped(key);
    }
}
