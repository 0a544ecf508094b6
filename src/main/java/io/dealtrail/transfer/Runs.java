package io.dealtrail.transfer;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The imports, their files, and how far each has come. */
@Repository
class Runs {

    private static final int PART = 512 * 1024;
    static final String SELECT = "select * from import_run ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Runs(JdbcClient jdbc, JdbcTemplate batch, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    void add(ImportRun run, byte[] file) {
        jdbc.sql("""
                insert into import_run (id, profile, state, dry_run, file_name, file_hash, charset, started_by, total, done, created,
                    updated, failed, withdrawn, begun_at, created_at)
                values (:id, :profile, :state, :dryRun, :file, :hash, :charset, :startedBy, :total, 0, 0, 0, 0, 0, :begun, :created)""")
                .param("id", run.id())
                .param("profile", run.profile())
                .param("state", run.state())
                .param("dryRun", run.dryRun())
                .param("file", run.file())
                .param("hash", run.hash())
                .param("charset", run.charset())
                .param("startedBy", run.startedBy())
                .param("total", run.total())
                .param("begun", utc(run.begunAt()))
                .param("created", utc(run.createdAt()))
                .update();
        for (int part = 0; part * PART < file.length; part++) {
            jdbc.sql("insert into import_file (import_id, part, content) values (:id, :part, :content)")
                    .param("id", run.id())
                    .param("part", part)
                    .param("content", Arrays.copyOfRange(file, part * PART, Math.min(file.length, (part + 1) * PART)))
                    .update();
        }
        events.publishEvent(DealEvent.of("import:" + run.id(), "import.received")
                .with("file", run.file())
                .with("hash", run.hash())
                .with("profile", run.profile())
                .with("rows", run.total())
                .with("dryRun", run.dryRun()));
    }

    /** @throws NotFound when there is no such import */
    ImportRun require(String id) {
        return find(id, "").orElseThrow(() -> new NotFound("import", id));
    }

    /** The import as it stands, which nobody else moves on until this transaction ends. */
    Optional<ImportRun> lock(String id) {
        return find(id, " for update");
    }

    /** The oldest import that has not come to its end. */
    Optional<ImportRun> next() {
        return jdbc.sql(SELECT + "where state in ('queued', 'running') order by created_at, id fetch first 1 rows only")
                .query(Runs::map)
                .optional();
    }

    byte[] file(String id) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        jdbc.sql("select content from import_file where import_id = :id order by part")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(all::writeBytes);
        return all.toByteArray();
    }

    void start(String id) {
        jdbc.sql("update import_run set state = 'running', started_at = :now where id = :id and state = 'queued'")
                .param("id", id)
                .param("now", utc(clock.instant()))
                .update();
    }

    @Transactional
    void end(String id, String state, @Nullable String problem) {
        ImportRun run = require(id);
        jdbc.sql("update import_run set state = :state, problem = :problem, finished_at = :now where id = :id")
                .param("id", id)
                .param("state", state)
                .param("problem", problem)
                .param("now", utc(clock.instant()))
                .update();
        events.publishEvent(DealEvent.of("import:" + id, "import.ended")
                .change("state", run.state(), state)
                .with("created", run.created())
                .with("updated", run.updated())
                .with("failed", run.failed())
                .with("withdrawn", run.withdrawn())
                .with("problem", problem));
    }

    void withdrawn(String id, int deals) {
        jdbc.sql("update import_run set withdrawn = withdrawn + :deals where id = :id")
                .param("deals", deals)
                .param("id", id)
                .update();
    }

    /** Moves the cursor over these rows and keeps what became of them. */
    void advance(ImportRun run, List<CsvTable.Row> rows, List<Outcome> outcomes) {
        jdbc.sql("""
                update import_run set done = done + :rows, created = created + :created, updated = updated + :updated,
                    failed = failed + :failed where id = :id""")
                .param("id", run.id())
                .param("rows", rows.size())
                .param("created", count(outcomes, Outcome.Kind.CREATED))
                .param("updated", count(outcomes, Outcome.Kind.UPDATED))
                .param("failed", count(outcomes, Outcome.Kind.FAILED))
                .update();
        List<@Nullable Object[]> kept = new ArrayList<>();
        List<Object[]> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            CsvTable.Row row = rows.get(i);
            Outcome outcome = outcomes.get(i);
            kept.add(new @Nullable Object[] {
                run.id(), row.n(), row.line(), outcome.kind().name(), outcome.subject()
            });
            outcome.faults()
                    .forEach(fault ->
                            faults.add(RowFault.of(run.id(), row, fault).columns()));
        }
        batch.batchUpdate("insert into import_row (import_id, n, line, outcome, subject) values (?, ?, ?, ?, ?)", kept);
        batch.batchUpdate(
                "insert into import_fault (import_id, n, line, field, code, args) values (?, ?, ?, ?, ?, ?)", faults);
    }

    private Optional<ImportRun> find(String id, String how) {
        return jdbc.sql(SELECT + "where id = :id" + how)
                .param("id", id)
                .query(Runs::map)
                .optional();
    }

    static ImportRun map(ResultSet row, int n) throws SQLException {
        return new ImportRun(
                row.getString("id"),
                row.getString("state"),
                row.getString("profile"),
                row.getBoolean("dry_run"),
                row.getString("file_name"),
                row.getString("file_hash"),
                row.getString("charset"),
                row.getString("started_by"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("failed"),
                row.getInt("withdrawn"),
                row.getString("problem"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static long count(List<Outcome> outcomes, Outcome.Kind kind) {
        return outcomes.stream().filter(o -> o.kind() == kind).count();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
