package io.dealtrail.migration;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works off what is under way, beside everything else. Looks again now and then: another node may have died over one. */
@Component
class MigrationWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWorker.class);
    private static final int LOOK_AGAIN_SECONDS = 15;

    private final MigrationRepository migrations;
    private final Batch batch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "migrations");
        worker.setDaemon(true);
        return worker;
    });
    private volatile boolean stopping;

    MigrationWorker(MigrationRepository migrations, Batch batch) {
        this.migrations = migrations;
        this.batch = batch;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = thread.scheduleWithFixedDelay(this::workOff, 0, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Something is to be done. */
    void wake() {
        if (!stopping) {
            thread.execute(this::workOff);
        }
    }

    /** Not interrupted: H2 closes its file when a thread that reads it is. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("a migration did not stop in time; it goes on at the next start");
        }
    }

    private void workOff() {
        for (Migration migration : migrations.busy()) {
            try {
                while (!stopping && batch.work(migration)) {
                    // the next few
                }
            } catch (RuntimeException e) {
                LOG.error("Migration {} stopped; it goes on shortly", migration.id(), e);
            }
        }
    }
}
