package io.dealtrail.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Time for one deal: moves the clock and runs the deal's jobs as they fall due, in place of the job executor. */
final class EngineRoom {

    private final MovableClock clock;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TransactionTemplate transaction;

    EngineRoom(ApplicationContext context) {
        clock = context.getBean(MovableClock.class);
        runtime = context.getBean(RuntimeService.class);
        management = context.getBean(ManagementService.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    void travel(String deal, Duration by) {
        travelTo(deal, clock.instant().plus(by));
    }

    void travelTo(String deal, Instant target) {
        List<String> fired = new ArrayList<>();
        for (Optional<Job> next = next(deal, target); next.isPresent(); next = next(deal, target)) {
            fired.add(element(next.get()) + " at " + clock.instant());
            assertThat(fired).as("jobs never end").hasSizeLessThan(100);
            Instant due = due(next.get());
            if (due.isAfter(clock.instant())) {
                clock.setTo(due.plusMillis(1)); // no job executor is faster
            }
            management.executeJob(next.get().getId());
        }
        clock.setTo(target);
    }

    /** Runs what is due now, and what that makes due now. */
    void catchUp(String deal) {
        travelTo(deal, clock.instant());
    }

    /** When the element's timer of this deal fires. */
    Instant timer(String deal, String element) {
        return due(job(deal, element));
    }

    Job job(String deal, String element) {
        return jobs(deal).stream()
                .filter(job -> element.equals(element(job)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no job " + element + " of " + deal));
    }

    /** As an operator does when the cause is mended. */
    void tryAgain(Job job) {
        transaction.executeWithoutResult(status -> {
            management.setJobRetries(job.getId(), 1);
            management.setJobDuedate(job.getId(), Date.from(clock.instant()));
        });
    }

    private List<Job> jobs(String deal) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(deal).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    private String element(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    /** Remembers the deal's running processes by model, so that one that ends can still be asked which way it went. */
    void note(String deal, Map<String, ProcessInstance> known) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .list()) {
            known.put(key(instance), instance);
        }
    }

    private static String key(ProcessInstance instance) {
        String definition = instance.getProcessDefinitionId();
        return definition.substring(0, definition.indexOf(':'));
    }

    boolean runs(String deal) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(deal)
                        .count()
                > 0;
    }

    /** Ends what is left of the deal's process, so that its timers are not in the way of other tests. */
    void stop(String deal) {
        transaction.executeWithoutResult(status -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "test over")));
    }

    private Optional<Job> next(String deal, Instant target) {
        return jobs(deal).stream()
                .filter(job -> job.getRetries() > 0 && !due(job).isAfter(target))
                .min(Comparator.comparing(EngineRoom::due));
    }

    /** A job without a date is due at once. */
    private static Instant due(Job job) {
        return job.getDuedate() == null ? Instant.MIN : job.getDuedate().toInstant();
    }
}
