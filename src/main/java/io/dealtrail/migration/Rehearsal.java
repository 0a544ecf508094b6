package io.dealtrail.migration;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the real thing in a transaction that is rolled back: nothing of it stays, not even for a moment that others could see. */
@Component
class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    static final int CHUNK = 20;

    /** The engine's codes for a process that runs on another version by now, and for one that is over. */
    private static final List<String> GONE = List.of("ENGINE-23002", "ENGINE-23003");

    private final Mover mover;
    private final TransactionTemplate trial;

    Rehearsal(Mover mover, PlatformTransactionManager transactions) {
        this.mover = mover;
        this.trial = new TransactionTemplate(transactions);
        this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** One report each, in their order. */
    List<Report> of(Road road, List<Subject> subjects) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i += CHUNK) {
            reports.addAll(some(road, subjects.subList(i, Math.min(subjects.size(), i + CHUNK))));
        }
        return reports;
    }

    private List<Report> some(Road road, List<Subject> subjects) {
        try {
            List<Report> reports = trial.execute(status -> {
                status.setRollbackOnly();
                return mover.move(road, subjects, new Mover.Cause(null, null, false));
            });
            return reports == null ? List.of() : reports;
        } catch (RuntimeException e) {
            if (subjects.size() == 1) {
                return List.of(Report.refused(subjects.get(0), problems(e, road)));
            }
            List<Report> reports = new ArrayList<>();
            subjects.forEach(subject -> reports.addAll(some(road, List.of(subject))));
            return reports;
        }
    }

    /** Why one deal did not go. */
    static List<Problem> problems(RuntimeException e, Road road) {
        Plan plan = road.plan();
        if (e instanceof MigratingProcessInstanceValidationException refused) {
            return EngineWords.ofDeal(refused.getValidationReport(), plan, road.here());
        }
        if (isPassing(e)) {
            return List.of(Problem.of("busy"));
        }
        String said = String.valueOf(e.getMessage());
        if (GONE.stream().anyMatch(said::contains)) {
            return List.of(Problem.of("gone", Integer.toString(plan.from())));
        }
        LOG.warn("A deal did not go from {} {} to {}", plan.process(), plan.from(), plan.to(), e);
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return List.of(Problem.of("failed", String.valueOf(cause.getMessage())));
    }

    /** It lost against somebody who worked on the deal at the same moment; the next try may go. */
    static boolean isPassing(RuntimeException e) {
        return e instanceof OptimisticLockingException
                || e instanceof PessimisticLockingFailureException
                || e instanceof QueryTimeoutException;
    }
}
