package io.dealtrail.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Incidents of a deal that no job of the engine stands for: they show where failed jobs show. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Incidents {

    private final RuntimeService runtime;

    Incidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Opens an incident on the deal's process.
     *
     * @param type what kind of thing went wrong, such as {@code mailNotSent}
     * @param about which one
     * @return its id; nothing when the deal's process is over
     */
    public Optional<String> open(String deal, String type, String about, String problem) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .rootProcessInstances()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .flatMap(root -> place(runtime.getActivityInstance(root.getId())))
                .map(execution -> runtime.createIncident(type, execution, about, problem))
                .map(Incident::getId);
    }

    /** An execution that stands at an element; the engine wants to know where an incident is. */
    private static Optional<String> place(ActivityInstance at) {
        for (ActivityInstance inner : at.getChildActivityInstances()) {
            Optional<String> place = place(inner);
            if (place.isPresent()) {
                return place;
            }
            if (inner.getExecutionIds().length > 0) {
                return Optional.of(inner.getExecutionIds()[0]);
            }
        }
        return Optional.empty();
    }

    /** Closes it; one that went with its process is closed already. */
    public void close(String incident) {
        if (runtime.createIncidentQuery().incidentId(incident).count() > 0) {
            runtime.resolveIncident(incident);
        }
    }
}
