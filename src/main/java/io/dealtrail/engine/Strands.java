package io.dealtrail.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;

/** What runs side by side in one process, each strand known by a variable of its own: service cases of one deal. */
@Component
public class Strands {

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final RepositoryService repository;

    Strands(RuntimeService runtime, ManagementService jobs, RepositoryService repository) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.repository = repository;
    }

    /**
     * Makes the strand's timer fire at another time.
     *
     * @param variable holds {@code value} in this strand and in no other
     * @param drawn variable that the drawing reads the timer's date from
     */
    public void reschedule(String deal, String variable, String value, String drawn, Instant to) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .list();
        for (ProcessInstance instance : running) {
            jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                    .filter(job ->
                            reads(job, drawn) && value.equals(runtime.getVariable(job.getExecutionId(), variable)))
                    .forEach(job -> {
                        runtime.setVariable(job.getExecutionId(), drawn, Date.from(to));
                        jobs.setJobDuedate(job.getId(), Date.from(to));
                    });
        }
    }

    private boolean reads(Job timer, String drawn) {
        String activity = jobs.createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return repository.getBpmnModelInstance(timer.getProcessDefinitionId()).getModelElementById(activity)
                        instanceof CatchEvent event
                && event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .anyMatch(definition ->
                                definition.getDomElement().getTextContent().contains(drawn));
    }
}
