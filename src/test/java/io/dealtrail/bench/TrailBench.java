package io.dealtrail.bench;

import io.dealtrail.trail.Trails;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trail of one deal among 50,000 that have as many entries each. */
class TrailBench {

    private static final int DEALS = Integer.getInteger("bench.trails", 50_000);

    private final Product product;
    private final Trails trails;
    private final JdbcTemplate jdbc;
    private final Report report;

    TrailBench(Product product, ApplicationContext context, DataSource source, Report report) {
        this.product = product;
        this.trails = context.getBean(Trails.class);
        this.jdbc = new JdbcTemplate(source);
        this.report = report;
    }

    void run() {
        String deal = product.travelled();
        copy(
                "trail_entry",
                "written_at, occurred_at, actor, on_behalf_of, action, process_id, process_version, element_id, "
                        + "element_name, client, correlation, format, values_digest, previous, hash",
                deal);
        copy("trail_values", "salt, body", deal);
        jdbc.update(
                "insert into trail_head (subject, n, hash) select 'C-' || i, n, hash from trail_head, "
                        + "generate_series(2, ?) i where subject = ?",
                DEALS,
                deal);
        jdbc.execute("analyze");
        if (!trails.verify(deal).unaltered()) {
            throw new IllegalStateException("the trail does not verify");
        }
        long entries = trails.of(deal, 0, 200).total();
        report.told(
                "trail of one deal among " + DEALS + ", page of 25",
                0,
                Timing.median(() -> trails.of(deal, 0, 25)),
                "ms");
        report.told(
                "trail of one deal, verify its " + entries + " entries",
                0,
                Timing.median(() -> trails.verify(deal)),
                "ms");
    }

    private void copy(String table, String columns, String deal) {
        jdbc.update(
                String.format(
                        "insert into %1$s (subject, n, %2$s) select 'C-' || i, n, %2$s from generate_series(2, ?) i, %1$s where subject = ?",
                        table, columns),
                DEALS,
                deal);
    }
}
