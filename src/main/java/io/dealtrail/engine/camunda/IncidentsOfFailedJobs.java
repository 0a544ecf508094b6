package io.dealtrail.engine.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** A job that never failed has no incident to look for when it goes. */
class IncidentsOfFailedJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String configuration) {
        JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        boolean neverFailed = job != null && job.getRetries() > 0 && job.getExceptionByteArrayId() == null;
        return neverFailed ? List.of() : super.findIncidentByConfiguration(configuration);
    }
}
