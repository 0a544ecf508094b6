package io.dealtrail.transfer;

import io.dealtrail.deal.ImportedDeals;
import io.dealtrail.engine.Workflow;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an import's deals back, but none that anybody has touched since. */
@Component
class Withdrawal {

    /** @param kept numbers of deals that stay, since a person worked on them */
    record Result(String id, String state, int withdrawn, List<String> kept) {}

    private static final int CHUNK = 100;

    private static final String DEALS = """
            select r.subject from import_row r join deal d on d.number = r.subject
            where r.import_id = :id and r.outcome = 'CREATED' and %s (
                select 1 from trail_entry e where e.subject = r.subject and e.actor not in (:import, 'engine'))
            order by r.n""";

    private final Runs runs;
    private final ImportedDeals imported;
    private final Workflow workflow;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Withdrawal(Runs runs, ImportedDeals imported, Workflow workflow, JdbcClient jdbc, TransactionTemplate transaction) {
        this.runs = runs;
        this.imported = imported;
        this.workflow = workflow;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @throws Refused {@code import.running}, {@code import.notUndoable} (409) */
    Result of(ImportRun run) {
        boolean ofDeals = run.profile().equals("pipeline") || run.profile().equals("leads");
        if (run.dryRun() || !ofDeals) {
            throw Refused.conflict("import.notUndoable", run.profile());
        }
        if (run.state().equals(ImportRun.QUEUED) || run.state().equals(ImportRun.RUNNING)) {
            throw Refused.conflict("import.running", run.done(), run.total());
        }
        int withdrawn = 0;
        int some;
        do {
            some = withdrawSome(run);
            withdrawn += some;
        } while (some > 0);
        List<String> kept = deals(run, "exists");
        transaction.executeWithoutResult(status -> runs.end(run.id(), ImportRun.UNDONE, null));
        return new Result(run.id(), ImportRun.UNDONE, withdrawn, kept);
    }

    private int withdrawSome(ImportRun run) {
        Integer done = transaction.execute(status -> {
            List<String> some =
                    deals(run, "not exists").stream().limit(CHUNK).sorted().toList();
            for (String number : some) {
                workflow.tellIfExpected(
                        "deal.lost", number, Map.of("outcome", "disqualified", "reason", "import withdrawn"));
                imported.withdraw(number, run.id());
            }
            runs.withdrawn(run.id(), some.size());
            return some.size();
        });
        return done == null ? 0 : done;
    }

    private List<String> deals(ImportRun run, String touched) {
        return jdbc.sql(DEALS.formatted(touched))
                .param("id", run.id())
                .param("import", run.actor().toString())
                .query(String.class)
                .list();
    }
}
