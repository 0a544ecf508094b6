package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Assignment;
import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.shared.DealEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/** Says what happens to the tasks of one user task in a diagram. */
class TaskNews {

    private final Whereabouts whereabouts;
    private final ObjectProvider<Assignment> assignment;
    private final ApplicationEventPublisher events;
    private final List<Expression> groups;
    private final @Nullable String mandatory;

    TaskNews(
            Whereabouts whereabouts,
            ObjectProvider<Assignment> assignment,
            ApplicationEventPublisher events,
            List<Expression> groups,
            @Nullable String mandatory) {
        this.whereabouts = whereabouts;
        this.assignment = assignment;
        this.events = events;
        this.groups = groups;
        this.mandatory = mandatory;
    }

    void opened(DelegateTask delegate) {
        TaskEntity task = (TaskEntity) delegate;
        Whereabouts.Place at = whereabouts.place(task.getExecution());
        OpenTask open = new OpenTask(
                task.getId(),
                at.deal(),
                at.stage(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                place(task),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                groups.stream().flatMap(g -> names(g.getValue(task))).sorted().toList(),
                task.getAssignee(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getPriority(),
                mandatory);
        Assignment.Choice choice = assignment.getObject().choose(open);
        if (choice.assignee() != null) {
            task.setAssignee(choice.assignee());
        }
        events.publishEvent(new TaskEvents.Opened(open, choice));
    }

    void updated(DelegateTask delegate) {
        TaskEntity task = (TaskEntity) delegate;
        PropertyChange change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        if (change != null) {
            events.publishEvent(new TaskEvents.Reassigned(
                    task.getId(),
                    whereabouts.place(task.getExecution()).deal(),
                    place(task),
                    (String) change.getOrgValue(),
                    (String) change.getNewValue()));
        }
    }

    void closed(DelegateTask delegate, boolean completed) {
        TaskEntity task = (TaskEntity) delegate;
        events.publishEvent(new TaskEvents.Closed(
                task.getId(),
                whereabouts.place(task.getExecution()).deal(),
                task.getProcessDefinitionId(),
                place(task),
                completed));
    }

    private static DealEvent.Place place(TaskEntity task) {
        ProcessDefinitionEntity definition = task.getProcessDefinition();
        return new DealEvent.Place(
                definition.getKey(), definition.getVersion(), task.getTaskDefinitionKey(), task.getName());
    }

    private static Stream<String> names(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf);
        }
        return value == null
                ? Stream.of()
                : Stream.of(value.toString().split(",")).map(String::strip);
    }
}
