package io.dealtrail.engine.camunda;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How far one transaction moved its deals: collected while the engine runs, told to the trail before commit. */
class Journey implements TransactionSynchronization {

    private record Leg(String deal, DealEvent.Place process) {}

    private final Object key;
    private final ApplicationEventPublisher events;
    private final Set<String> touched = new HashSet<>();
    private final Map<Leg, List<Change>> legs = new LinkedHashMap<>();
    private final Map<String, Integer> entered = new HashMap<>();

    Journey(Object key, ApplicationEventPublisher events) {
        this.key = key;
        this.events = events;
    }

    void touch(String deal) {
        if (touched.add(deal)) {
            events.publishEvent(new DealEvent.Touch(List.of(deal)));
        }
    }

    void instance(String deal, DealEvent.Place process, HistoricProcessInstanceEventEntity instance) {
        if (HistoryEvent.ACTIVITY_EVENT_TYPE_START.equals(instance.getEventType())) {
            leg(deal, process).add(new Change("process", null, "started"));
        } else if (HistoryEvent.ACTIVITY_EVENT_TYPE_END.equals(instance.getEventType())) {
            leg(deal, process).add(new Change("process", "started", "ended"));
        }
    }

    /** An activity entered and left within the transaction is one change, {@code passed}. */
    void activity(String deal, DealEvent.Place process, HistoricActivityInstanceEventEntity activity) {
        List<Change> leg = leg(deal, process);
        String instance = activity.getActivityInstanceId();
        if (HistoryEvent.ACTIVITY_EVENT_TYPE_START.equals(activity.getEventType())) {
            entered.put(instance, leg.size());
            leg.add(new Change(activity.getActivityId(), null, "entered"));
        } else if (HistoryEvent.ACTIVITY_EVENT_TYPE_END.equals(activity.getEventType())) {
            Integer start = entered.remove(instance);
            if (activity.isCanceled()) {
                leg.add(new Change(activity.getActivityId(), "entered", "cancelled"));
            } else if (start != null && leg.get(start).field().equals(activity.getActivityId())) {
                leg.set(start, new Change(activity.getActivityId(), null, "passed"));
            } else {
                leg.add(new Change(activity.getActivityId(), "entered", "left"));
            }
        }
    }

    /** What a gateway saw when it chose; each fact once. */
    void saw(String deal, DealEvent.Place process, String gateway, String fact, @Nullable Object value) {
        Change seen = new Change("fact:" + gateway + "." + fact, null, value);
        List<Change> leg = leg(deal, process);
        if (!leg.contains(seen)) {
            leg.add(seen);
        }
    }

    void variable(String deal, DealEvent.Place process, HistoricVariableUpdateEventEntity variable) {
        if (!HistoryEvent.VARIABLE_EVENT_TYPE_DELETE.equals(variable.getEventType())) {
            leg(deal, process).add(new Change("variable:" + variable.getVariableName(), null, value(variable)));
        }
    }

    void job(String deal, DealEvent.Place process, HistoricJobLogEvent job) {
        String state = job.isCreationLog() ? "set" : job.isSuccessLog() ? "fired" : "cancelled";
        String due =
                job.getJobDueDate() == null ? "" : " " + job.getJobDueDate().toInstant();
        leg(deal, process).add(new Change("job:" + job.getActivityId(), null, state + due));
    }

    @Override
    public int getOrder() {
        return 0; // before the trail is written
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        legs.forEach((leg, changes) -> {
            if (!changes.isEmpty()) {
                events.publishEvent(
                        new DealEvent(leg.deal(), "process.moved", changes, leg.process(), null, null, null));
            }
        });
        legs.clear();
        entered.clear();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    private List<Change> leg(String deal, DealEvent.Place process) {
        return legs.computeIfAbsent(new Leg(deal, process), any -> new ArrayList<>());
    }

    private static @Nullable Object value(HistoricVariableUpdateEventEntity variable) {
        if (variable.getByteValue() != null) {
            return new String(variable.getByteValue(), StandardCharsets.UTF_8);
        }
        return switch (String.valueOf(variable.getSerializerName())) {
            case "boolean" -> variable.getLongValue() == null ? null : variable.getLongValue() == 1;
            case "double" -> variable.getDoubleValue();
            case "integer", "long", "short", "date" -> variable.getLongValue();
            default -> variable.getTextValue();
        };
    }
}
