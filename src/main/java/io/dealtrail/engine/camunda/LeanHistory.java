package io.dealtrail.engine.camunda;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/** History events without what only the engine's own job log would show: that costs a look-up of the job's definition each time. */
class LeanHistory extends CacheAwareHistoryEventProducer {

    /** By job definition; a deployed one never changes. */
    private final Map<String, String> activities = new ConcurrentHashMap<>();

    @Override
    protected void initHistoricJobLogEvent(HistoricJobLogEventEntity event, Job job, HistoryEventType type) {
        JobEntity entity = (JobEntity) job;
        event.setTimestamp(ClockUtil.getCurrentTime());
        event.setJobId(entity.getId());
        event.setBatchId(entity.getBatchId());
        event.setJobDueDate(entity.getDuedate());
        event.setJobRetries(entity.getRetries());
        event.setJobPriority(entity.getPriority());
        event.setJobDefinitionId(entity.getJobDefinitionId());
        event.setJobDefinitionType(entity.getJobHandlerType());
        event.setActivityId(activity(entity));
        event.setFailedActivityId(entity.getFailedActivityId());
        event.setExecutionId(entity.getExecutionId());
        event.setProcessInstanceId(entity.getProcessInstanceId());
        event.setProcessDefinitionId(entity.getProcessDefinitionId());
        event.setProcessDefinitionKey(entity.getProcessDefinitionKey());
        event.setDeploymentId(entity.getDeploymentId());
        event.setTenantId(entity.getTenantId());
        initSequenceCounter(entity, event);
        event.setState(state(type).getStateCode());
    }

    private static JobState state(HistoryEventType type) {
        if (HistoryEventTypes.JOB_CREATE.equals(type)) {
            return JobState.CREATED;
        }
        if (HistoryEventTypes.JOB_FAIL.equals(type)) {
            return JobState.FAILED;
        }
        return HistoryEventTypes.JOB_SUCCESS.equals(type) ? JobState.SUCCESSFUL : JobState.DELETED;
    }

    private @Nullable String activity(JobEntity job) {
        String definition = job.getJobDefinitionId();
        String known = definition == null ? null : activities.get(definition);
        if (known != null) {
            return known;
        }
        String read = job.getActivityId();
        if (definition != null && read != null) {
            activities.put(definition, read);
        }
        return read;
    }
}
