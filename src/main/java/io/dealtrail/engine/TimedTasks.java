package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows which user tasks ask for a time limit: {@code sla} in their due date, or in a timer on their border. */
@Component
public class TimedTasks {

    private record Key(String definition, String element) {}

    private final RepositoryService repository;
    private final Cache<Key, Boolean> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    TimedTasks(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param definition id of the process definition that the task runs on */
    public boolean contains(String definition, @Nullable String element) {
        return element != null && known.get(new Key(definition, element), this::read);
    }

    private boolean read(Key key) {
        BpmnModelInstance model = repository.getBpmnModelInstance(key.definition());
        return model.getModelElementById(key.element()) instanceof UserTask task
                && Stream.concat(Stream.ofNullable(task.getCamundaDueDate()), timers(model, task))
                        .anyMatch(expression -> expression.contains("sla."));
    }

    private static Stream<String> timers(BpmnModelInstance model, UserTask task) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> task.equals(event.getAttachedTo()))
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(TimerEventDefinition.class::isInstance)
                .map(definition -> definition.getDomElement().getTextContent());
    }
}
