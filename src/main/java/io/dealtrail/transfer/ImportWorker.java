package io.dealtrail.transfer;

import io.dealtrail.shared.Refused;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works off what is queued, one import after another, beside everything else. Looks again now and then: another node may have died over one. */
@Component
class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int LOOK_AGAIN_SECONDS = 15;

    private final Runs runs;
    private final Importer importer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "imports");
        worker.setDaemon(true);
        return worker;
    });
    private volatile boolean stopping;

    ImportWorker(Runs runs, Importer importer) {
        this.runs = runs;
        this.importer = importer;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = thread.scheduleWithFixedDelay(this::workOff, 0, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Something was queued. */
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
            LOG.warn("an import did not stop in time; it goes on at the next start");
        }
    }

    private void workOff() {
        Optional<ImportRun> next = Optional.empty();
        try {
            while (!stopping && (next = runs.next()).isPresent()) {
                importer.work(next.get(), () -> !stopping);
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
