package io.dealtrail.engine.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * The engine's history goes to the trail. The engine's own tables keep process instances, incidents and batches; activity
 * instances by setting.
 */
@Component
class TrailingHistory implements HistoryEventHandler {

    private static final String MIGRATE = HistoryEventTypes.PROCESS_INSTANCE_MIGRATE.getEventName();

    private final DbHistoryEventHandler tables = new DbHistoryEventHandler();
    private final Moves moves;
    private boolean keepActivities;

    TrailingHistory(Moves moves) {
        this.moves = moves;
    }

    void keepActivities(boolean keep) {
        keepActivities = keep;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity
                || event instanceof HistoricIncidentEventEntity
                || event instanceof HistoricBatchEntity
                || (keepActivities && event instanceof HistoricActivityInstanceEventEntity)) {
            tables.handleEvent(event);
        }
        // What stays as it is in another version did not move.
        if (!MIGRATE.equals(event.getEventType())) {
            moves.collect(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
