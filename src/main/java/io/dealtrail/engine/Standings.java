package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.shared.NotFound;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** Shows where a deal stands in the drawing of a stage. */
@Component
public class Standings {

    private record Key(String definition, String language) {}

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Footprints footprints;
    private final Cache<Key, String> drawings =
            Caffeine.newBuilder().maximumSize(100).build();

    Standings(RepositoryService repository, RuntimeService runtime, Footprints footprints) {
        this.repository = repository;
        this.runtime = runtime;
        this.footprints = footprints;
    }

    /**
     * @param process the stage's key
     * @param language of the labels; a drawing is translated once for each
     * @throws NotFound when there is no such process
     */
    public Standing of(String deal, String process, String language, Naming naming) {
        Optional<ProcessInstance> running = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .processDefinitionKey(process)
                .list()
                .stream()
                .max(Comparator.comparing(ProcessInstance::getId));
        ProcessDefinition definition = running.map(i -> repository.getProcessDefinition(i.getProcessDefinitionId()))
                .orElseGet(() -> newest(process));
        List<String> active = running.map(i -> List.copyOf(new TreeSet<>(runtime.getActiveActivityIds(i.getId()))))
                .orElse(List.of());
        String drawn = definition.getName() == null ? process : definition.getName();
        return new Standing(
                process,
                definition.getVersion(),
                naming.name(process, process, drawn),
                drawings.get(new Key(definition.getId(), language), key -> xml(definition, naming)),
                active,
                footprints.passed(deal, process).stream()
                        .filter(element -> !active.contains(element))
                        .sorted()
                        .toList());
    }

    /**
     * A version's drawing with labels in the reader's language.
     *
     * @throws NotFound when there is no such version
     */
    public String drawing(String process, int version, String language, Naming naming) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult();
        if (definition == null) {
            throw new NotFound("process", process);
        }
        return drawings.get(new Key(definition.getId(), language), key -> xml(definition, naming));
    }

    private ProcessDefinition newest(String process) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new NotFound("process", process);
        }
        return definition;
    }

    /** What the drawing shows, and nothing of what the engine is told beside it. */
    private String xml(ProcessDefinition definition, Naming naming) {
        BpmnModelInstance copy =
                repository.getBpmnModelInstance(definition.getId()).clone();
        for (FlowElement element : copy.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                element.setName(naming.name(definition.getKey(), element.getId(), element.getName()));
            }
        }
        copy.getModelElementsByType(ExtensionElements.class)
                .forEach(told -> told.getParentElement().removeChildElement(told));
        return Bpmn.convertToString(copy);
    }
}
