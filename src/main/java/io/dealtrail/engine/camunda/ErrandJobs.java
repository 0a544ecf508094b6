package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Errand;
import io.dealtrail.engine.Errands;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs errands when their jobs are due. */
@Component
class ErrandJobs implements JobHandler<ErrandJobs.What> {

    static final String TYPE = "dealtrail-errand";
    static final String MARK = ":";

    record What(String kind, String key) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return kind + MARK + key;
        }
    }

    private final ObjectProvider<Errand> errands;
    private final ObjectProvider<Errands> later;

    ErrandJobs(ObjectProvider<Errand> errands, ObjectProvider<Errands> later) {
        this.errands = errands;
        this.later = later;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(
            What what, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        Errand errand = errands.stream()
                .filter(e -> e.kind().equals(what.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody runs errands of " + what.kind()));
        Optional<Duration> again = errand.run(what.key());
        again.ifPresent(after -> later.getObject().send(what.kind(), what.key(), after));
    }

    @Override
    public What newConfiguration(String text) {
        int mark = text.indexOf(MARK);
        return new What(text.substring(0, mark), text.substring(mark + 1));
    }

    @Override
    public void onDelete(What what, JobEntity job) {
        // nothing hangs on it
    }
}
