package io.dealtrail.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** The places of one version of a process, in the order of the file. */
record Spots(Map<String, Spot> byId) {

    /** The engine's name for the whole of a multi-instance. */
    static final String BODY = "#multiInstanceBody";

    static Spots of(BpmnModelInstance drawn) {
        Map<String, Spot> found = new LinkedHashMap<>();
        for (FlowNode node : drawn.getModelElementsByType(FlowNode.class)) {
            if (holds(node)) {
                found.put(node.getId(), spot(node));
            }
        }
        return new Spots(found);
    }

    Optional<Spot> find(@Nullable String id) {
        return Optional.ofNullable(id).map(i -> byId.get(i.replace(BODY, "")));
    }

    String name(String id) {
        return find(id).map(Spot::name).orElse(id);
    }

    private static boolean holds(FlowNode node) {
        boolean waits = node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof EventBasedGateway
                || node instanceof ParallelGateway
                || node instanceof InclusiveGateway;
        boolean hears = node instanceof CatchEvent
                && (!(node instanceof StartEvent)
                        || (node.getParentElement() instanceof SubProcess around && around.triggeredByEvent()));
        return waits || hears || node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
    }

    private static Spot spot(FlowNode node) {
        String type = node.getElementType().getTypeName();
        boolean ladder = false;
        if (node instanceof CatchEvent event) {
            for (EventDefinition definition : event.getEventDefinitions()) {
                type += ":" + definition.getElementType().getTypeName().replace("EventDefinition", "");
                ladder |= definition.getDomElement().getTextContent().contains("sla.ladder");
            }
        }
        return new Spot(
                node.getId(),
                node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName(),
                type,
                node.getParentElement() instanceof SubProcess around ? around.getId() : null,
                node instanceof BoundaryEvent event ? event.getAttachedTo().getId() : null,
                ladder,
                node instanceof Activity activity && activity.getLoopCharacteristics() != null);
    }
}
