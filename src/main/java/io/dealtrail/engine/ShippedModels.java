package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the models that come with the product, but only those that are absent: a newer jar never overwrites a manager's edit. */
@Component
@Order(1)
class ShippedModels implements ApplicationRunner {

    private final Models models;
    private final ShippedFiles shipped;
    private final ApplicationEventPublisher events;

    ShippedModels(Models models, ShippedFiles shipped, ApplicationEventPublisher events) {
        this.models = models;
        this.shipped = shipped;
        this.events = events;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        Map<String, byte[]> absent = new TreeMap<>(shipped.all());
        models.all().forEach(model -> absent.remove(model.key()));
        if (!absent.isEmpty()) {
            models.publish(absent)
                    .keySet()
                    .forEach(key -> events.publishEvent(
                            DealEvent.of("model:" + key, "model.published").with("origin", "shipped")));
        }
    }
}
