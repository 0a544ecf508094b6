package io.dealtrail.proposal;

import io.dealtrail.proposal.Concessions.Stop;
import io.dealtrail.proposal.Concessions.Talk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a negotiation as a line to be drawn.
 *
 * @param floor height of the floor; null for who may not see it
 */
record PriceLine(
        int width, int height, List<Dot> dots, @Nullable String floor) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 180;
    private static final int SIDE = 44;
    private static final int TOP = 30;
    private static final int BOTTOM = 34;

    /** @param x and y as SVG writes them */
    record Dot(String x, String y, Stop stop) {}

    static PriceLine of(Talk talk) {
        List<BigDecimal> amounts = new ArrayList<>(
                talk.stops().stream().map(s -> s.price().amount()).toList());
        if (talk.floor() != null) {
            amounts.add(talk.floor().amount());
        }
        double most =
                amounts.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double least =
                amounts.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double span = most - least == 0 ? 1 : most - least;
        int last = Math.max(1, talk.stops().size() - 1);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < talk.stops().size(); i++) {
            Stop stop = talk.stops().get(i);
            double x = SIDE + (WIDTH - 2.0 * SIDE) * i / last;
            dots.add(new Dot(written(x), height(stop.price().amount(), most, span), stop));
        }
        String floor = talk.floor() == null ? null : height(talk.floor().amount(), most, span);
        return new PriceLine(WIDTH, HEIGHT, dots, floor);
    }

    public String points() {
        return dots.stream().map(d -> d.x() + "," + d.y()).collect(Collectors.joining(" "));
    }

    private static String height(BigDecimal amount, double most, double span) {
        return written(TOP + (HEIGHT - TOP - BOTTOM) * (most - amount.doubleValue()) / span);
    }

    private static String written(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
