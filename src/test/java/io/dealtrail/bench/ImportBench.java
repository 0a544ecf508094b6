package io.dealtrail.bench;

import io.dealtrail.transfer.ImportDoor;

/** The sample's 8,800 opportunities: closed ones as they are, the others in the middle of their process. */
class ImportBench {

    private final ImportDoor imports;
    private final Report report;

    ImportBench(ImportDoor imports, Report report) {
        this.imports = imports;
        this.report = report;
    }

    void run() {
        long start = System.nanoTime();
        imports.take("sales_teams.csv", "teams");
        imports.take("products.csv", "products");
        imports.take("accounts.csv", "accounts");
        long pipeline = System.nanoTime();
        int rows = imports.take("sales_pipeline.csv", "pipeline");
        long end = System.nanoTime();
        report.told("import of " + rows + " opportunities", 0, rows / ((end - pipeline) / 1e9), "rows/s");
        double seconds = (end - start) / 1e9;
        report.add("the whole sample imported", 0, seconds, "s", null, "< 90 s (at 512 MB)", seconds < 90);
    }
}
