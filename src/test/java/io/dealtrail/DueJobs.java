package io.dealtrail;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Fires what is due by the test's clock, as the job executor would. */
public final class DueJobs {

    private DueJobs() {}

    /** @return how many jobs ran */
    public static int run(ManagementService jobs) {
        int ran = 0;
        List<Job> due = jobs.createJobQuery().executable().list();
        while (!due.isEmpty()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            ran += due.size();
            due = jobs.createJobQuery().executable().list();
        }
        return ran;
    }
}
