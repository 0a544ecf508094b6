package io.dealtrail.bench;

import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** 2,000 timers that fall due at once, run by four threads as the job executor would, in turns of 200. */
class TimerBench {

    private static final int TIMERS = Integer.getInteger("bench.timers", 2_000);
    private static final int TURN = 200;
    private static final int THREADS = 4;

    private final BareEngine bare;
    private final Product product;
    private final ManagementService ours;
    private final MovableClock clock;
    private final Report report;

    TimerBench(BareEngine bare, Product product, ManagementService ours, MovableClock clock, Report report) {
        this.bare = bare;
        this.product = product;
        this.ours = ours;
        this.clock = clock;
        this.report = report;
    }

    void run() {
        ManagementService theirs = bare.engine.getManagementService();
        fill(bare, theirs);
        fill(product, ours);
        clock.advance(Duration.ofHours(49));
        List<String> stock = due(theirs);
        List<String> own = due(ours);
        double bareSeconds = 0;
        double ourSeconds = 0;
        for (int from = 0; from < TIMERS; from += TURN) {
            bareSeconds += seconds(theirs, stock.subList(from, from + TURN));
            ourSeconds += seconds(ours, own.subList(from, from + TURN));
        }
        report.ratioAtMost(TIMERS + " timers due at once", bareSeconds, ourSeconds, "s", 1.2, 1);
    }

    private static void fill(Side side, ManagementService management) {
        for (long open = management.createJobQuery().timers().count(); open < TIMERS; open++) {
            side.open();
        }
    }

    private static List<String> due(ManagementService management) {
        return management.createJobQuery().executable().timers().listPage(0, 1_000_000).stream()
                .map(Job::getId)
                .limit(TIMERS)
                .toList();
    }

    private static double seconds(ManagementService management, List<String> jobs) {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        long start = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            jobs.forEach(job -> running.add(pool.submit(() -> management.executeJob(job))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a timer failed", e);
        } finally {
            pool.shutdown();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
