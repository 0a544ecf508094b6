package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Finds the open tasks that a step behind a boundary event is about: those of the element that the event is attached to. */
@Component
public class AttachedTasks {

    private final TaskService tasks;
    private final RepositoryService repository;

    AttachedTasks(TaskService tasks, RepositoryService repository) {
        this.tasks = tasks;
        this.repository = repository;
    }

    /** By id; empty when the step was not reached from a boundary event, or the task is gone. */
    public List<AttachedTask> of(DelegateExecution execution) {
        ProcessDefinition process = repository.getProcessDefinition(execution.getProcessDefinitionId());
        return elements((FlowNode) execution.getBpmnModelElementInstance()).stream()
                .sorted()
                .flatMap(element -> open(execution, element).stream())
                .map(task -> new AttachedTask(
                        task.getId(),
                        execution.getProcessBusinessKey(),
                        task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                        task.getAssignee(),
                        new Place(process.getKey(), process.getVersion(), task.getTaskDefinitionKey(), task.getName())))
                .toList();
    }

    private List<Task> open(DelegateExecution execution, String element) {
        return tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(element)
                .orderByTaskId()
                .asc()
                .list();
    }

    // Follows the flows back to boundary events, but not past a wait: what lies before it is over.
    private static Set<String> elements(FlowNode step) {
        Set<String> attachedTo = new HashSet<>();
        Set<FlowNode> seen = new HashSet<>(Set.of(step));
        Deque<FlowNode> ways = new ArrayDeque<>(seen);
        while (!ways.isEmpty()) {
            FlowNode node = ways.pop();
            if (node instanceof BoundaryEvent event) {
                attachedTo.add(event.getAttachedTo().getId());
            } else if (node == step || !(node instanceof UserTask || node instanceof CatchEvent)) {
                node.getIncoming().stream()
                        .map(flow -> flow.getSource())
                        .filter(seen::add)
                        .forEach(ways::push);
            }
        }
        return attachedTo;
    }
}
