package io.dealtrail.engine;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.stereotype.Component;

/** What a deal's processes wait to be told now. */
@Component
public class Expected {

    private final RuntimeService runtime;

    Expected(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Names of the messages that would be taken now. */
    public Set<String> messages(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance -> runtime
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .list()
                        .stream())
                .map(EventSubscription::getEventName)
                .filter(Vocabulary.OUTSIDE_MESSAGES::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
