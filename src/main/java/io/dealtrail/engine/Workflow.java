package io.dealtrail.engine;

import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the engine. Everything that moves a deal goes through here, always inside the caller's transaction: domain
 * rows, engine state, work list and trail commit together.
 *
 * <p>Each call flushes JPA first, since steps read with plain SQL what the caller has just changed, and announces the deal,
 * so that its trail is locked before any row of the engine.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Workflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;

    Workflow(RuntimeService runtime, TaskService tasks, EntityManager entities, ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.entities = entities;
        this.events = events;
    }

    /** Starts the newest version of a process for a deal and runs it up to its first wait. */
    public void start(String process, String businessKey, Map<String, Object> variables) {
        prepare(businessKey);
        runtime.startProcessInstanceByKey(process, businessKey, variables);
    }

    /**
     * Tells the deal's process that something happened.
     *
     * @throws Refused {@code message.notExpected} (409) when nothing waits for this message
     */
    public void tell(String message, String businessKey, Map<String, Object> values) {
        if (!tellIfExpected(message, businessKey, values)) {
            throw Refused.conflict("message.notExpected", message, businessKey);
        }
    }

    /** Like {@link #tell}, but answers false when nothing waits for the message. */
    public boolean tellIfExpected(String message, String businessKey, Map<String, Object> values) {
        prepare(businessKey);
        // Asked first: a correlation that fails would mark the caller's transaction for rollback.
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(businessKey)
                .listPage(0, 1);
        if (waiting.isEmpty()) {
            return false;
        }
        runtime.messageEventReceived(message, waiting.get(0).getId(), values);
        return true;
    }

    /** Tells everything of the deal's processes that waits for the message; that may be nothing. */
    public void tellAll(String message, String businessKey) {
        prepare(businessKey);
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlateAll();
    }

    /** Completes a task and runs its process up to the next waits. */
    public void complete(String taskId, String businessKey, Map<String, Object> values) {
        prepare(businessKey);
        tasks.complete(taskId, values);
    }

    /** Gives an open task to a person, or back to its group when {@code user} is null. */
    public void assign(String taskId, String businessKey, @Nullable String user) {
        prepare(businessKey);
        tasks.setAssignee(taskId, user);
    }

    private void prepare(String businessKey) {
        events.publishEvent(new Touch(List.of(businessKey)));
        entities.flush();
    }
}
