package io.dealtrail.migration;

/**
 * How far a migration has come.
 *
 * @param fit how many of those rehearsed could go
 * @param unfit how many could not
 */
record Progress(int total, int waiting, int moved, int failed, int gone, int fit, int unfit) {

    public int done() {
        return moved + failed + gone;
    }

    public int percent() {
        return total == 0 ? 100 : done() * 100 / total;
    }

    public int rehearsed() {
        return fit + unfit;
    }

    public int rehearsedPercent() {
        return total == 0 ? 100 : rehearsed() * 100 / total;
    }
}
