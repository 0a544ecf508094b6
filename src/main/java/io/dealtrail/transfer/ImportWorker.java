package io.dealtrail.transfer;

import io.dealtrail.shared.Background;
import io.dealtrail.shared.Refused;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works off what is queued, one import after another, beside everything else. Looks again now and then: another node may have died over one. */
@Component
class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final Runs runs;
    private final Importer importer;
    private final Background thread = new Background("imports", this::workOff);

    ImportWorker(Runs runs, Importer importer) {
        this.runs = runs;
        this.importer = importer;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.begin();
    }

    /** Something was queued. */
    void wake() {
        thread.wake();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.stop();
    }

    private void workOff() {
        Optional<ImportRun> next = Optional.empty();
        try {
            while (!thread.isStopping() && (next = runs.next()).isPresent()) {
                importer.work(next.get(), () -> !thread.isStopping());
            }
        } catch (Refused unreadable) {
            next.ifPresent(run -> runs.end(run.id(), ImportRun.FAILED, unreadable.getMessage()));
        } catch (RuntimeException e) {
            LOG.error(
                    "Import {} stopped; it goes on shortly",
                    next.map(ImportRun::id).orElse(""),
                    e);
        }
    }
}
