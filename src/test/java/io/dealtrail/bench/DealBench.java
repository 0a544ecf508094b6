package io.dealtrail.bench;

import io.dealtrail.bench.Counter.Counts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** The way of one deal through six stages: what it costs on either side, in turns. */
class DealBench {

    /** What one deal cost within a block of deals; processor time in milliseconds. */
    private record Block(double perSecond, double work, double cpu, double databaseCpu) {
        double both() {
            return cpu + databaseCpu;
        }
    }

    private static final int OPEN_BEFORE = Integer.getInteger("bench.open", 300);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 2_000);
    private static final int BLOCK = Integer.getInteger("bench.block", 100);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int COUNTED = 20;

    private final BareEngine bare;
    private final Product product;
    private final Counter counter;
    private final Cpu cpu;
    private final Report report;

    DealBench(BareEngine bare, Product product, Counter counter, Cpu cpu, Report report) {
        this.bare = bare;
        this.product = product;
        this.counter = counter;
        this.cpu = cpu;
        this.report = report;
    }

    void run(Runnable analyze) {
        for (Side side : List.of(bare, product)) {
            for (int i = 0; i < OPEN_BEFORE; i++) {
                side.open();
            }
        }
        analyze.run();
        counts();
        for (int i = 0; i < WARM_UP; i += BLOCK) {
            block(bare, 4);
            block(product, 4);
        }
        analyze.run();
        compare(1);
        compare(4);
    }

    private void counts() {
        bare.travel();
        product.travel();
        Counts before = bare.counter.count(() -> repeat(bare));
        Counts after = counter.count(() -> repeat(product));
        log("bare", bare.counter.bySql());
        log("product", counter.bySql());
        report.atMost("SQL statements per deal", per(before.statements()), per(after.statements()), "", 240, 180);
        report.atMost("JDBC round trips per deal", per(before.roundTrips()), per(after.roundTrips()), "", 220, 155);
        report.atMost("write commits per deal", per(before.writeCommits()), per(after.writeCommits()), "", 7, 7);
    }

    private void compare(int threads) {
        List<Block> first = new ArrayList<>();
        List<Block> again = new ArrayList<>();
        List<Block> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            first.add(block(bare, threads));
            ours.add(block(product, threads));
            again.add(block(bare, threads));
        }
        String with = ", " + threads + (threads == 1 ? " thread" : " threads");
        double noise = median(again, Block::perSecond) / median(first, Block::perSecond);
        report.add(
                "A/A: bare against itself" + with,
                median(first, Block::perSecond),
                median(again, Block::perSecond),
                "/s",
                noise,
                null,
                null);
        first.addAll(again);
        double rate = median(first, Block::perSecond);
        double ourRate = median(ours, Block::perSecond);
        report.timesAtLeast("deals per second" + with, rate, ourRate, "/s", ourRate / rate, 1.3, 1.8);
        report.ratioAtMost(
                "CPU per deal, working threads" + with,
                median(first, Block::work),
                median(ours, Block::work),
                "ms",
                .75,
                .55);
        report.ratioAtMost(
                "CPU per deal, JVM" + with, median(first, Block::cpu), median(ours, Block::cpu), "ms", .75, .55);
        report.told(
                "CPU per deal, PostgreSQL" + with,
                median(first, Block::databaseCpu),
                median(ours, Block::databaseCpu),
                "ms");
        report.ratioAtMost(
                "CPU per deal, both" + with, median(first, Block::both), median(ours, Block::both), "ms", .75, .55);
    }

    private Block block(Side side, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Cpu.Used before = cpu.now();
        long start = System.nanoTime();
        AtomicLong work = new AtomicLong();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    for (int i = 0; i < BLOCK / threads; i++) {
                        side.travel();
                    }
                    // a fresh pool: all that this thread has used was for these deals
                    work.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(side.name() + " failed", e);
        } finally {
            pool.shutdown();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Cpu.Used used = cpu.now().since(before);
        return new Block(
                BLOCK / seconds, work.get() / 1e6 / BLOCK, used.jvm() / 1e6 / BLOCK, used.database() / 1e6 / BLOCK);
    }

    private static void repeat(Side side) {
        for (int i = 0; i < COUNTED; i++) {
            side.travel();
        }
    }

    private static double per(long counted) {
        return counted / (double) COUNTED;
    }

    private static double median(List<Block> blocks, ToDoubleFunction<Block> figure) {
        return Report.median(blocks.stream().mapToDouble(figure).toArray());
    }

    /** Which statements those are, for whoever wants fewer: {@code target/bench-<side>.sql.txt}. */
    private static void log(String side, Map<String, AtomicLong> bySql) {
        List<String> rows = bySql.entrySet().stream()
                .sorted(Comparator.comparingLong(e -> -e.getValue().get()))
                .map(e -> String.format(
                        "%7.2f  %s",
                        e.getValue().get() / (double) COUNTED, e.getKey().replaceAll("\\s+", " ")))
                .toList();
        try {
            Files.write(Path.of("target", "bench-" + side + ".sql.txt"), rows);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
