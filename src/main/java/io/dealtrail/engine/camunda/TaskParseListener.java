package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hooks the work list to every user task. Candidate groups are taken off the engine's hands: the work list keeps them, which
 * saves the engine's identity links.
 */
@Component
class TaskParseListener extends AbstractBpmnParseListener {

    private final Whereabouts whereabouts;
    private final ObjectProvider<Assignment> assignment;
    private final ApplicationEventPublisher events;

    TaskParseListener(
            Whereabouts whereabouts, ObjectProvider<Assignment> assignment, ApplicationEventPublisher events) {
        this.whereabouts = whereabouts;
        this.assignment = assignment;
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        List<Expression> groups = new ArrayList<>(definition.getCandidateGroupIdExpressions());
        definition.getCandidateGroupIdExpressions().clear();
        definition.getCandidateUserIdExpressions().clear();
        TaskNews news = new TaskNews(whereabouts, assignment, events, groups, mandatory(element));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, news::opened);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, news::updated);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> news.closed(task, true));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> news.closed(task, false));
    }

    private static @Nullable String mandatory(Element userTask) {
        return ExtensionProperties.of(userTask).get("dealtrail.mandatory");
    }
}
