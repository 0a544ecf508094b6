package io.dealtrail.engine.camunda;

import io.dealtrail.shared.DealEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns the engine's history events into trail entries. What tokens, variables and timers did in one transaction becomes one
 * entry {@code process.moved} per process; decisions, failures and incidents have entries of their own.
 */
@Component
class Moves {

    private final Whereabouts whereabouts;
    private final ApplicationEventPublisher events;

    Moves(Whereabouts whereabouts, ApplicationEventPublisher events) {
        this.whereabouts = whereabouts;
        this.events = events;
    }

    void collect(HistoryEvent given) {
        // The evaluation itself does not say where it happened, its decision does.
        HistoryEvent event = given instanceof HistoricDecisionEvaluationEvent evaluation
                ? evaluation.getRootHistoricDecisionInstance()
                : given;
        Whereabouts.Place at = whereabouts.placeOf(event.getProcessInstanceId(), event.getExecutionId());
        if (at == null || event.getProcessDefinitionId() == null) {
            return; // a decision asked for outside of any deal, or a batch
        }
        Journey journey = journey();
        journey.touch(at.deal());
        DealEvent.Place process = process(event.getProcessDefinitionId());
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            journey.activity(at.deal(), process, activity);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            journey.variable(at.deal(), process, variable);
        } else if (event instanceof HistoricJobLogEvent job) {
            job(at.deal(), process, job, journey);
        } else if (event instanceof HistoricProcessInstanceEventEntity instance) {
            journey.instance(at.deal(), process, instance);
        } else if (event instanceof HistoricDecisionInstanceEntity decision) {
            decision(at.deal(), process, decision);
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            incident(at.deal(), process, incident);
        }
    }

    /** A fact that an expression read: kept where it decided which way a deal goes. */
    void saw(VariableScope scope, String deal, String fact, @Nullable Object value) {
        ExecutionEntity execution = Whereabouts.execution(scope);
        ActivityImpl activity = execution.getActivity();
        if (activity != null && String.valueOf(activity.getProperty("type")).endsWith("Gateway")) {
            journey().saw(deal, process(execution.getProcessDefinitionId()), activity.getId(), fact, plain(value));
        }
    }

    private void job(String deal, DealEvent.Place process, HistoricJobLogEvent job, Journey journey) {
        if (job.isFailureLog()) {
            events.publishEvent(DealEvent.of(deal, "job.failed")
                    .at(element(process, job.getActivityId()))
                    .with("retriesLeft", Math.max(0, job.getJobRetries() - 1))
                    .with("problem", job.getJobExceptionMessage()));
        } else {
            journey.job(deal, process, job);
        }
    }

    private void decision(String deal, DealEvent.Place process, HistoricDecisionInstanceEntity decision) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        decision.getInputs()
                .forEach(i -> inputs.put(
                        i.getClauseName() == null ? i.getClauseId() : i.getClauseName(), plain(i.getValue())));
        List<Map<String, @Nullable Object>> outputs = decision.getOutputs().stream()
                .map(o -> {
                    Map<String, @Nullable Object> output = new LinkedHashMap<>();
                    output.put("rule", o.getRuleId());
                    output.put("name", o.getVariableName());
                    output.put("is", plain(o.getValue()));
                    return output;
                })
                .collect(Collectors.toList());
        DealEvent.Place table = process(decision.getDecisionDefinitionId());
        events.publishEvent(DealEvent.of(deal, "decision.made")
                .at(element(process, decision.getActivityId()))
                .with("table", table.process())
                .with("tableVersion", table.version())
                .with("inputs", inputs)
                .with("outputs", outputs)
                .with("result", decision.getCollectResultValue()));
    }

    private void incident(String deal, DealEvent.Place process, HistoricIncidentEventEntity incident) {
        String action = incident.isOpen() ? "incident.opened" : "incident.resolved";
        events.publishEvent(DealEvent.of(deal, action)
                .at(element(process, incident.getActivityId()))
                .with("type", incident.getIncidentType())
                .with("problem", incident.getIncidentMessage()));
    }

    private Journey journey() {
        Journey bound = (Journey) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        Journey journey = new Journey(this, events);
        TransactionSynchronizationManager.bindResource(this, journey);
        TransactionSynchronizationManager.registerSynchronization(journey);
        return journey;
    }

    private static DealEvent.Place element(DealEvent.Place process, @Nullable String element) {
        return new DealEvent.Place(process.process(), process.version(), element, null);
    }

    /** A definition's id is {@code key:version:id}. */
    private static DealEvent.Place process(String definitionId) {
        String[] parts = definitionId.split(":", 3);
        return new DealEvent.Place(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0, null, null);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
