package io.dealtrail.engine.camunda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.engine.Sla;
import io.dealtrail.engine.Vocabulary;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells for any spot in the engine which deal and stage it belongs to. What a process instance belongs to never changes, so it is remembered. */
@Component
class Whereabouts {

    /** @param stage key of the stage: the process called by the backbone, or the process itself */
    record Place(String deal, String stage) {}

    private final Cache<String, Place> places =
            Caffeine.newBuilder().maximumSize(100_000).build();

    String deal(@Nullable VariableScope scope) {
        return place(execution(scope)).deal();
    }

    Sla.Moment moment(@Nullable VariableScope scope) {
        ExecutionEntity execution = execution(scope);
        Place place = place(execution);
        // A new execution knows that it has no task yet, without asking the database.
        String task =
                execution.getTasks().stream().map(TaskEntity::getId).findFirst().orElse(null);
        return new Sla.Moment(
                place.deal(),
                place.stage(),
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                element(execution),
                task);
    }

    Place place(ExecutionEntity execution) {
        Place known = places.getIfPresent(execution.getProcessInstanceId());
        if (known == null) {
            ExecutionEntity instance = execution.getProcessInstance();
            String deal = instance.getBusinessKey();
            if (deal == null) {
                throw new ProcessEngineException(
                        "process instance " + instance.getId() + " has no business key, so it belongs to no deal");
            }
            known = new Place(deal, stage(instance));
            places.put(execution.getProcessInstanceId(), known);
        }
        return known;
    }

    /** The place of an execution by id; null when the execution is gone or belongs to no deal. */
    @Nullable
    Place placeOf(@Nullable String processInstanceId, @Nullable String executionId) {
        Place known = processInstanceId == null ? null : places.getIfPresent(processInstanceId);
        if (known != null) {
            return known;
        }
        ExecutionEntity execution = executionId == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
        return execution == null || execution.getProcessInstance().getBusinessKey() == null ? null : place(execution);
    }

    private static String stage(ExecutionEntity instance) {
        ExecutionEntity current = instance;
        while (current.getSuperExecution() != null) {
            ExecutionEntity caller = current.getSuperExecution().getProcessInstance();
            if (Vocabulary.BACKBONE.equals(key(caller))) {
                break;
            }
            current = caller;
        }
        return key(current);
    }

    private static String key(ExecutionEntity instance) {
        return ((ProcessDefinitionEntity) instance.getProcessDefinition()).getKey();
    }

    private static String element(ExecutionEntity execution) {
        ActivityImpl activity = execution.getActivity();
        if (activity == null) {
            return "";
        }
        Object type = activity.getProperty("type");
        boolean boundary = type != null && type.toString().startsWith("boundary");
        return boundary ? activity.getEventScope().getId() : activity.getId();
    }

    static ExecutionEntity execution(@Nullable VariableScope scope) {
        if (scope instanceof ExecutionEntity execution) {
            return execution;
        }
        if (scope instanceof TaskEntity task) {
            return task.getExecution();
        }
        throw new ProcessEngineException("deal and sla exist only inside a process");
    }
}
