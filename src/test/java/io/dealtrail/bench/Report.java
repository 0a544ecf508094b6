package io.dealtrail.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one run, as a table on the console and as JSON in {@code target/bench.json}. */
class Report {

    /** @param bar what is asked for, in words; null for figures that are only told */
    record Line(
            String what,
            double bare,
            double product,
            String unit,
            @Nullable Double ratio,
            @Nullable String bar,
            @Nullable Boolean met) {}

    private final List<Line> lines = new ArrayList<>();

    void add(
            String what,
            double bare,
            double product,
            String unit,
            @Nullable Double ratio,
            @Nullable String bar,
            @Nullable Boolean met) {
        Line line = new Line(what, bare, product, unit, ratio, bar, met);
        lines.add(line);
        System.out.println(row(line));
    }

    void told(String what, double bare, double product, String unit) {
        add(what, bare, product, unit, bare == 0 ? null : product / bare, null, null);
    }

    /** The product's figure itself may not exceed {@code most}. */
    void atMost(String what, double bare, double product, String unit, double most, double aim) {
        add(
                what,
                bare,
                product,
                unit,
                bare == 0 ? null : product / bare,
                "<= " + text(most) + ", aim " + text(aim),
                product <= most);
    }

    /** A figure of the product's alone, that may not exceed {@code most}. */
    void within(String what, double product, String unit, double most) {
        add(what, 0, product, unit, null, "<= " + text(most), product <= most);
    }

    /** Product over bare may not exceed {@code most}. */
    void ratioAtMost(String what, double bare, double product, String unit, double most, double aim) {
        double ratio = product / bare;
        add(what, bare, product, unit, ratio, "<= " + text(most) + " x, aim " + text(aim), ratio <= most);
    }

    /** How many times the better figure the product has, {@code better}, must reach {@code least}. */
    void timesAtLeast(
            String what, double bare, double product, String unit, double better, double least, @Nullable Double aim) {
        String bar = ">= " + text(least) + " x" + (aim == null ? "" : ", aim " + text(aim));
        add(what, bare, product, unit, better, bar, better >= least);
    }

    /** Growth: the second figure may be at most {@code most} times the first. */
    void timesAtMost(String what, double few, double many, String unit, double most) {
        add(what, few, many, unit, many / few, "<= " + text(most) + " x", many / few <= most);
    }

    void write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", java.time.Instant.now().toString());
        all.put("java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("figures", lines);
        try {
            Files.writeString(
                    Path.of("target", "bench.json"),
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(all));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        System.out.println(String.format("%n%-52s %12s %12s %-6s %7s  %s", "", "bare", "product", "", "ratio", "bar"));
        lines.forEach(line -> System.out.println(row(line)));
    }

    private static String row(Line line) {
        return String.format(
                        Locale.ROOT,
                        "%-52s %12s %12s %-6s %7s  %s %s",
                        line.what(),
                        text(line.bare()),
                        text(line.product()),
                        line.unit(),
                        line.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", line.ratio()),
                        line.bar() == null ? "" : line.bar(),
                        line.met() == null ? "" : line.met() ? "ok" : "MISSED")
                .stripTrailing();
    }

    static String text(double value) {
        if (value == 0) {
            return "-";
        }
        return value == Math.rint(value) && value < 1e12
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
