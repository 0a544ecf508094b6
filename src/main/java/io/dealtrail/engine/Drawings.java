package io.dealtrail.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConstraint;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormField;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads what the deployed drawings say: stages, forms, properties. A deployed version never changes, so it is read once. */
@Component
public class Drawings {

    private record Key(String definition, String element) {}

    private final RepositoryService repository;
    private final Cache<Key, TaskForm> forms =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Cache<Key, String> names =
            Caffeine.newBuilder().maximumSize(10_000).build();
    // Asked at almost every step of a deal; another machine's deployment shows after a second.
    private final Cache<String, String> backbone =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();
    private final Cache<String, List<Stage>> stages =
            Caffeine.newBuilder().maximumSize(100).build();

    Drawings(RepositoryService repository) {
        this.repository = repository;
    }

    /** The stages from left to right: the call activities of the newest backbone. */
    public List<Stage> stages() {
        String newest = backbone.get(Vocabulary.BACKBONE, this::newest);
        return newest == null ? List.of() : stages.get(newest, this::readStages);
    }

    @EventListener
    void forget(StageEvents.Redrawn redrawn) {
        backbone.invalidateAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    backbone.invalidateAll();
                }
            });
        }
    }

    private @Nullable String newest(String process) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return definition == null ? null : definition.getId();
    }

    /** @param definition id of the process definition that the task runs on */
    public TaskForm form(String definition, String element) {
        return forms.get(new Key(definition, element), this::readForm);
    }

    /** What an element is called in the drawing. */
    public String name(String definition, String element) {
        return names.get(new Key(definition, element), this::readName);
    }

    private String readName(Key key) {
        ModelElementInstance found =
                repository.getBpmnModelInstance(key.definition()).getModelElementById(key.element());
        return found instanceof FlowElement drawn && drawn.getName() != null ? drawn.getName() : key.element();
    }

    private List<Stage> readStages(String definition) {
        List<CallActivity> calls =
                new ArrayList<>(repository.getBpmnModelInstance(definition).getModelElementsByType(CallActivity.class));
        calls.sort(Comparator.comparingDouble(Drawings::left));
        List<Stage> found = new ArrayList<>();
        for (CallActivity call : calls) {
            String probability = properties(call).getOrDefault("winProbability", "0");
            String name = call.getName() == null ? call.getCalledElement() : call.getName();
            found.add(new Stage(call.getCalledElement(), name, found.size(), Integer.parseInt(probability)));
        }
        return List.copyOf(found);
    }

    private static double left(CallActivity call) {
        return call.getDiagramElement() instanceof BpmnShape shape
                ? shape.getBounds().getX()
                : Double.MAX_VALUE;
    }

    private TaskForm readForm(Key key) {
        BpmnModelInstance model = repository.getBpmnModelInstance(key.definition());
        if (!(model.getModelElementById(key.element()) instanceof UserTask task)) {
            return new TaskForm(null, null, List.of(), Map.of());
        }
        Map<String, String> properties = properties(task);
        return new TaskForm(
                task.getCamundaFormKey(), properties.get("dealtrail.mandatory"), fields(task), Map.copyOf(properties));
    }

    private static List<FormField> fields(UserTask task) {
        CamundaFormData data = extension(task, CamundaFormData.class);
        return data == null
                ? List.of()
                : data.getCamundaFormFields().stream().map(Drawings::field).toList();
    }

    private static FormField field(CamundaFormField drawn) {
        Map<String, String> properties = drawn.getCamundaProperties() == null
                ? Map.of()
                : named(drawn.getCamundaProperties().getCamundaProperties());
        Map<String, String> limits = new HashMap<>();
        if (drawn.getCamundaValidation() != null) {
            for (CamundaConstraint constraint : drawn.getCamundaValidation().getCamundaConstraints()) {
                String config = constraint.getCamundaConfig();
                limits.put(constraint.getCamundaName(), config == null ? "" : config);
            }
        }
        List<FormField.Option> options = drawn.getCamundaValues().stream()
                .map(v -> new FormField.Option(
                        v.getCamundaId(), v.getCamundaName() == null ? v.getCamundaId() : v.getCamundaName()))
                .toList();
        boolean required = limits.remove("required") != null;
        String label = drawn.getCamundaLabel() == null ? drawn.getCamundaId() : drawn.getCamundaLabel();
        return new FormField(
                drawn.getCamundaId(),
                label,
                drawn.getCamundaType() == null ? "string" : drawn.getCamundaType(),
                required,
                properties.get("requiredWhen"),
                properties.get("fact"),
                drawn.getCamundaDefaultValue(),
                options,
                Map.copyOf(limits),
                properties);
    }

    private static Map<String, String> properties(BaseElement element) {
        CamundaProperties properties = extension(element, CamundaProperties.class);
        return properties == null ? Map.of() : named(properties.getCamundaProperties());
    }

    private static Map<String, String> named(Iterable<CamundaProperty> properties) {
        Map<String, String> byName = new LinkedHashMap<>();
        // The properties of a form field carry an id instead of a name.
        properties.forEach(p ->
                byName.put(p.getCamundaName() == null ? p.getCamundaId() : p.getCamundaName(), p.getCamundaValue()));
        return byName;
    }

    private static <T extends ModelElementInstance> @Nullable T extension(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? null
                : element.getExtensionElements().getElementsQuery().filterByType(type).list().stream()
                        .findFirst()
                        .orElse(null);
    }
}
