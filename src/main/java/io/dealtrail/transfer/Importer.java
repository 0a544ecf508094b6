package io.dealtrail.transfer;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in, some rows in each transaction together with the cursor: a crash loses the rows of one transaction, and the next
 * start takes them again. A row that breaks its transaction is tried alone, so that it costs nobody else.
 */
@Component
class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int CHUNK = 100;

    private final Runs runs;
    private final Profiles profiles;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final TransactionTemplate trial;

    Importer(Runs runs, Profiles profiles, Actors actors, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.profiles = profiles;
        this.actors = actors;
        this.transaction = new TransactionTemplate(transactions);
        this.trial = new TransactionTemplate(transactions);
        this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Takes in the rest of an import, or as much of it as {@code goOn} allows. */
    void work(ImportRun run, java.util.function.BooleanSupplier goOn) {
        CsvTable table = CsvTable.read(runs.file(run.id()));
        Profile profile = profiles.require(run.profile());
        Columns.Found columns = profile.columns().find(table.header());
        Iterator<CsvTable.Row> rows = table.iterator();
        int passed = 0;
        while (goOn.getAsBoolean()) {
            ImportRun now = runs.require(run.id());
            for (; passed < now.done() && rows.hasNext(); passed++) {
                rows.next();
            }
            List<CsvTable.Row> chunk = new ArrayList<>();
            while (chunk.size() < CHUNK && rows.hasNext()) {
                chunk.add(rows.next());
            }
            if (chunk.isEmpty()) {
                finish(now);
                return;
            }
            passed += chunk.size();
            take(chunk, now, profile, columns);
        }
    }

    private void finish(ImportRun run) {
        transaction.executeWithoutResult(status -> runs.end(run.id(), ImportRun.DONE, null));
        ImportRun ended = runs.require(run.id());
        LOG.info(
                "Import {} of {} is done in {} s: {} rows, {} created, {} updated, {} failed",
                run.id(),
                run.file(),
                ended.seconds(),
                run.done(),
                run.created(),
                run.updated(),
                run.failed());
    }

    private void take(List<CsvTable.Row> chunk, ImportRun run, Profile profile, Columns.Found columns) {
        try {
            commit(chunk, run, profile, columns);
        } catch (TransientDataAccessException | NonTransientDataAccessResourceException | TransactionException e) {
            throw e; // the database's trouble, not the row's
        } catch (RuntimeException e) {
            if (chunk.size() > 1) {
                chunk.forEach(row -> take(List.of(row), run, profile, columns));
                return;
            }
            if (!(e instanceof Refused || e instanceof NotFound)) {
                LOG.warn("Row {} of import {} failed", chunk.get(0).n(), run.id(), e);
            }
            transaction.executeWithoutResult(status -> advance(run, chunk, () -> List.of(Outcome.failed(e))));
        }
    }

    private void commit(List<CsvTable.Row> chunk, ImportRun run, Profile profile, Columns.Found columns) {
        // The actor covers the commit too, for that is when the trail asks who it was.
        actors.runAs(
                run.actor(),
                () -> transaction.executeWithoutResult(status -> advance(
                        run,
                        chunk,
                        () -> run.dryRun()
                                ? rolledBack(chunk, run, profile, columns)
                                : outcomes(chunk, run, profile, columns))));
    }

    /** Nothing happens when another node took these rows meanwhile. */
    private void advance(ImportRun run, List<CsvTable.Row> chunk, java.util.function.Supplier<List<Outcome>> taking) {
        int before = chunk.get(0).n() - 1;
        runs.lock(run.id()).filter(now -> now.done() == before).ifPresent(now -> {
            runs.start(run.id());
            runs.advance(run, chunk, taking.get());
        });
    }

    private List<Outcome> rolledBack(List<CsvTable.Row> chunk, ImportRun run, Profile profile, Columns.Found columns) {
        List<Outcome> outcomes = new ArrayList<>();
        trial.executeWithoutResult(status -> {
            status.setRollbackOnly();
            outcomes.addAll(outcomes(chunk, run, profile, columns));
        });
        return outcomes;
    }

    private static List<Outcome> outcomes(
            List<CsvTable.Row> chunk, ImportRun run, Profile profile, Columns.Found columns) {
        List<Cells> whole = chunk.stream()
                .filter(row -> !row.isBroken())
                .map(row -> new Cells(row, columns))
                .toList();
        Iterator<Outcome> taken = profile.take(whole, run).iterator();
        return chunk.stream()
                .map(row -> row.isBroken() ? broken(row, columns) : taken.next())
                .toList();
    }

    private static Outcome broken(CsvTable.Row row, Columns.Found columns) {
        return Outcome.failed(
                "",
                row.broken(),
                row.line(),
                row.cells().size(),
                columns.fields().values().stream().distinct().count()
                        + columns.others().size());
    }
}
