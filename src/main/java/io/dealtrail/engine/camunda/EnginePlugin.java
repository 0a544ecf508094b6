package io.dealtrail.engine.camunda;

import io.dealtrail.engine.EngineSettings;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.type.AbstractFormFieldType;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.stereotype.Component;

/** Turns the stock engine into ours: our expressions, form types, listeners, and a history that keeps only what the trail does not. */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final DealExpressions expressions;
    private final TaskParseListener tasks;
    private final StageParseListener stages;
    private final TrailingHistory history;
    private final EngineSettings settings;
    private final ErrandJobs errands;

    EnginePlugin(
            DealExpressions expressions,
            TaskParseListener tasks,
            StageParseListener stages,
            TrailingHistory history,
            EngineSettings settings,
            ErrandJobs errands) {
        this.expressions = expressions;
        this.tasks = tasks;
        this.stages = stages;
        this.history = history;
        this.settings = settings;
        this.errands = errands;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // The factory has built an expression manager that reaches every bean; ours knows steps, deal and sla.
        configuration.setExpressionManager(expressions);
        List<AbstractFormFieldType> types = new ArrayList<>();
        for (String name : List.of("text", "number", "money", "datetime")) {
            types.add(new NamedFormType(name));
        }
        configuration.setCustomFormTypes(types);
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPreBPMNParseListeners());
        }
        listeners.add(tasks);
        listeners.add(stages);
        configuration.setCustomPreBPMNParseListeners(listeners);
        configuration.setCustomJobHandlers(new ArrayList<>(List.of(errands)));
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        history.keepActivities(settings.activityHistory());
        List<HistoryEventHandler> handlers = new ArrayList<>(List.of(history));
        configuration.setCustomHistoryEventHandlers(handlers);
        configuration.setHistoryEventProducer(new LeanHistory());
        configuration.setCustomSessionFactories(List.of(
                new ReplacedManager(TaskManager.class, FlatTasks::new),
                new ReplacedManager(IdentityLinkManager.class, NoTaskLinks::new),
                new ReplacedManager(VariableInstanceManager.class, NoTaskVariables::new),
                new ReplacedManager(IncidentManager.class, IncidentsOfFailedJobs::new)));
        configuration.setBusinessCalendarManager(PlainLengths.calendars());
        configuration.setTaskMetricsEnabled(false);
        configuration.setHistoryRemovalTimeStrategy("none");
        configuration.setHistoryCleanupStrategy("endTimeBased");
        configuration.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        Hardening.apply(configuration);
    }
}
