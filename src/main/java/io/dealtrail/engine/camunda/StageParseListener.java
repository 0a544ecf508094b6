package io.dealtrail.engine.camunda;

import io.dealtrail.engine.StageEvents;
import io.dealtrail.engine.Vocabulary;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The call activities of the backbone are the stages: says when a deal enters and leaves one. */
@Component
class StageParseListener extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    StageParseListener(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        if (Vocabulary.BACKBONE.equals(definition.getKey())) {
            events.publishEvent(new StageEvents.Redrawn());
        }
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        String process = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
        String stage = element.attribute("calledElement");
        if (!Vocabulary.BACKBONE.equals(process) || stage == null) {
            return;
        }
        Map<String, String> properties = ExtensionProperties.of(element);
        int probability = Integer.parseInt(properties.getOrDefault("winProbability", "0"));
        String name = element.attribute("name", stage);
        activity.addBuiltInListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> entered(e, stage, name, probability));
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) e -> left(e, stage));
    }

    private void entered(DelegateExecution execution, String stage, String name, int probability) {
        ProcessDefinitionEntity called = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(stage);
        events.publishEvent(new StageEvents.Entered(
                execution.getProcessBusinessKey(), stage, name, called.getVersion(), probability, clock.instant()));
    }

    private void left(DelegateExecution execution, String stage) {
        boolean cancelled = ((ExecutionEntity) execution).isCanceled();
        Object outcome = cancelled ? null : execution.getVariable("outcome");
        events.publishEvent(new StageEvents.Left(
                execution.getProcessBusinessKey(),
                stage,
                outcome == null ? "left" : outcome.toString(),
                clock.instant()));
    }
}
