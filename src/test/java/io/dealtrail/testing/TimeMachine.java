package io.dealtrail.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Moves the clock from one due job to the next and runs each, as a job executor would have done. */
public class TimeMachine {

    private final MovableClock clock;
    private final ManagementService management;

    TimeMachine(MovableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    public void travel(Duration by) {
        travelTo(clock.instant().plus(by));
    }

    public void travelTo(Instant target) {
        while (true) {
            List<Job> due = management
                    .createJobQuery()
                    .withRetriesLeft()
                    .active()
                    .duedateLowerThan(java.util.Date.from(target.plusMillis(1)))
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
            if (due.isEmpty()) {
                break;
            }
            Instant at = due.get(0).getDuedate().toInstant();
            if (!at.isBefore(clock.instant())) {
                // No job runs in the very millisecond it falls due; the last one of a cycle would then follow itself
                // for ever.
                clock.setTo(at.plusMillis(1));
            }
            run(due.get(0));
        }
        clock.setTo(target);
        runDueJobs();
    }

    /** Runs what is due now: messages to send, timers that have come. Failing jobs are left to their retries. */
    public void runDueJobs() {
        for (int round = 0; round < 100; round++) {
            List<Job> due = management.createJobQuery().executable().active().list();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(this::run);
        }
        throw new IllegalStateException("jobs never end");
    }

    private void run(Job job) {
        if (management.createJobQuery().jobId(job.getId()).count() == 1) {
            management.executeJob(job.getId());
        }
    }
}
