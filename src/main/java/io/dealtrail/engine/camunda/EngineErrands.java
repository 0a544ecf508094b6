package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Errands;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Errands are jobs of the engine that belong to no process. */
@Component
class EngineErrands implements Errands {

    // A fault of ours is no answer from outside: it is tried again at once, and so often at most.
    private static final int RETRIES = 10;

    private final ProcessEngineConfigurationImpl engine;

    EngineErrands(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String kind, String key, Duration after) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(ErrandJobs.TYPE);
            job.setJobHandlerConfigurationRaw(kind + ErrandJobs.MARK + key);
            job.setExclusive(false);
            job.setRetries(RETRIES);
            if (!after.isZero()) {
                job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(after)));
            }
            context.getJobManager().insertAndHintJobExecutor(job);
            return job;
        });
    }
}
