package io.dealtrail.shared;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works off what is queued, beside everything else: when woken, and every fifteen seconds, since another node may
 * have died over something.
 */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int LOOK_AGAIN_SECONDS = 15;

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService thread;
    private volatile boolean stopping;

    /**
     * @param name of the thread, what it works off: {@code imports}
     * @param work one look at the queue; what it throws must be caught there, or the thread never looks again
     */
    public Background(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread worker = new Thread(run, name);
            worker.setDaemon(true);
            return worker;
        });
    }

    public void begin() {
        var unused = thread.scheduleWithFixedDelay(work, 0, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Something was queued. */
    public void wake() {
        if (!stopping) {
            thread.execute(work);
        }
    }

    /** Whether the work should end where it stands; it goes on at the next start. */
    public boolean isStopping() {
        return stopping;
    }

    /** Waits for the work, not interrupting it: H2 closes its file when a thread that reads it is interrupted. */
    public void stop() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("{} did not stop in time; they go on at the next start", name);
        }
    }
}
