package io.dealtrail.engine;

import io.dealtrail.engine.Sla.Moment;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;

/** The timers in which a task's ladder stands ({@code ${sla.ladder}} on its border). */
@Component
public class LadderTimers {

    private final ManagementService jobs;
    private final RepositoryService repository;
    private final Clock clock;

    LadderTimers(ManagementService jobs, RepositoryService repository, Clock clock) {
        this.jobs = jobs;
        this.repository = repository;
        this.clock = clock;
    }

    /** Makes a task's timer fire at {@code to}, unless it fires earlier anyway. Then it asks for the ladder again. */
    public void bringForward(Moment task, Instant to) {
        // What is due now is firing already, and asks for the ladder itself.
        jobs
                .createJobQuery()
                .processInstanceId(task.processInstance())
                .timers()
                .duedateHigherThan(Date.from(clock.instant()))
                .list()
                .stream()
                .filter(job -> job.getDuedate().toInstant().isAfter(to))
                .filter(job -> ladders(task).contains(activity(job.getJobDefinitionId())))
                .forEach(job -> jobs.setJobDuedate(job.getId(), Date.from(to)));
    }

    /** Makes a task's timer fire at {@code to} and not before. */
    public void set(Moment task, Instant to) {
        Set<String> ladders = ladders(task);
        jobs.createJobQuery().processInstanceId(task.processInstance()).timers().list().stream()
                .filter(job -> ladders.contains(activity(job.getJobDefinitionId())))
                .forEach(job -> jobs.setJobDuedate(job.getId(), Date.from(to)));
    }

    private String activity(String jobDefinition) {
        return jobs.createJobDefinitionQuery()
                .jobDefinitionId(jobDefinition)
                .singleResult()
                .getActivityId();
    }

    private Set<String> ladders(Moment task) {
        BpmnModelInstance model = repository.getBpmnModelInstance(task.definition());
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(task.element()))
                .filter(event -> event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .anyMatch(
                                timer -> timer.getDomElement().getTextContent().contains("sla.ladder")))
                .map(BoundaryEvent::getId)
                .collect(Collectors.toSet());
    }
}
