package io.dealtrail.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what may come after a task, as far as its drawing says. */
@Component
public class WaysOn {

    /** More than this nobody reads. */
    private static final int MOST = 8;

    private final RepositoryService repository;

    WaysOn(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param definition id of the process definition that the task runs on */
    public List<Way> from(String definition, String element, Naming naming) {
        if (!(repository.getBpmnModelInstance(definition).getModelElementById(element) instanceof FlowNode node)) {
            return List.of();
        }
        String process = definition.replaceFirst(":.*", "");
        Walk walk = new Walk((id, name) -> naming.name(process, id, name == null ? "" : name));
        walk.leave(node, List.of(), new HashSet<>(Set.of(element)));
        return List.copyOf(walk.found);
    }

    private interface Label {
        String of(String element, @Nullable String drawn);
    }

    private static final class Walk {
        private final Label label;
        private final List<Way> found = new ArrayList<>();

        Walk(Label label) {
            this.label = label;
        }

        void leave(FlowNode node, List<Way.Answer> answers, Set<String> seen) {
            Collection<SequenceFlow> flows = node.getOutgoing();
            boolean asks = node instanceof Gateway && !(node instanceof ParallelGateway) && flows.size() > 1;
            for (SequenceFlow flow : flows) {
                List<Way.Answer> more = answers;
                if (asks && !(node instanceof EventBasedGateway)) {
                    more = new ArrayList<>(answers);
                    more.add(new Way.Answer(
                            label.of(node.getId(), node.getName()), label.of(flow.getId(), flow.getName())));
                }
                arrive(flow.getTarget(), more, new HashSet<>(seen));
            }
        }

        private void arrive(FlowNode node, List<Way.Answer> answers, Set<String> seen) {
            Way.Kind kind = kind(node);
            if (found.size() >= MOST || (kind == null && !seen.add(node.getId()))) {
                return;
            }
            if (kind != null) {
                Way way = new Way(List.copyOf(answers), kind, label.of(node.getId(), node.getName()));
                if (!found.contains(way)) {
                    found.add(way);
                }
            } else if (node instanceof SubProcess inner) {
                inner.getFlowElements().stream()
                        .filter(StartEvent.class::isInstance)
                        .forEach(start -> leave((StartEvent) start, answers, seen));
            } else if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess around) {
                leave(around, answers, seen);
            } else {
                leave(node, answers, seen);
            }
        }

        /** Null for what the process does by itself on its way. */
        private static Way.@Nullable Kind kind(FlowNode node) {
            if (node instanceof UserTask) {
                return Way.Kind.TASK;
            }
            if (node instanceof CallActivity) {
                return Way.Kind.STAGE;
            }
            if (node instanceof EndEvent) {
                return node.getParentElement() instanceof SubProcess ? null : Way.Kind.END;
            }
            return node instanceof ReceiveTask || (node instanceof CatchEvent && !(node instanceof StartEvent))
                    ? Way.Kind.WAIT
                    : null;
        }
    }
}
