package io.dealtrail.bench;

/** How long something takes that is done again and again. */
final class Timing {

    private static final int REPEATS = 101;

    private Timing() {}

    /** The median in milliseconds, warmed up. */
    static double median(Runnable work) {
        long begun = System.nanoTime();
        for (int i = 0; i < 10_000 && (i < 20 || System.nanoTime() - begun < 3e9); i++) {
            work.run();
        }
        double[] took = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            work.run();
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        return Report.median(took);
    }
}
