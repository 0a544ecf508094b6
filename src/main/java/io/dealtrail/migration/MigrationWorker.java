package io.dealtrail.migration;

import io.dealtrail.shared.Background;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works off what is under way, beside everything else. Looks again now and then: another node may have died over one. */
@Component
class MigrationWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWorker.class);

    private final MigrationRepository migrations;
    private final Batch batch;
    private final Background thread = new Background("migrations", this::workOff);

    MigrationWorker(MigrationRepository migrations, Batch batch) {
        this.migrations = migrations;
        this.batch = batch;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.begin();
    }

    /** Something is to be done. */
    void wake() {
        thread.wake();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.stop();
    }

    private void workOff() {
        for (Migration migration : migrations.busy()) {
            try {
                while (!thread.isStopping() && batch.work(migration)) {
                    // the next few
                }
            } catch (RuntimeException e) {
                LOG.error("Migration {} stopped; it goes on shortly", migration.id(), e);
            }
        }
    }
}
