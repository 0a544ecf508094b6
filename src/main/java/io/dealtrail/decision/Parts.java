package io.dealtrail.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An input's values, cut where any cell of its column cuts: within one part no rule tells two values apart, so that one sample
 * stands for all of them. The last part is "no value".
 */
final class Parts {

    /**
     * @param sample a value of the part; null for no value
     * @param low the end below, of a range of numbers without its ends
     * @param rest whether it stands for every text that no cell names
     */
    record Part(
            @Nullable Object sample,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean range,
            boolean rest) {

        static Part of(@Nullable Object value) {
            return new Part(value, null, null, false, false);
        }
    }

    private final List<Part> all;
    private final List<BitSet> fits = new ArrayList<>();
    private final BitSet opaque = new BitSet();

    Parts(Table.Column column, List<Cell> cells) {
        all = cut(column, cells);
        for (int rule = 0; rule < cells.size(); rule++) {
            Cell cell = cells.get(rule);
            BitSet fit = new BitSet(all.size());
            for (int part = 0; part < all.size(); part++) {
                fit.set(part, cell.fits(all.get(part).sample()));
            }
            fits.add(fit);
            opaque.set(rule, !cell.understood());
        }
    }

    int size() {
        return all.size();
    }

    Part get(int part) {
        return all.get(part);
    }

    /** Parts that the rule takes for sure. */
    BitSet sure(int rule) {
        return fits.get(rule);
    }

    /** Whether the rule may take the part, for all that can be told. */
    boolean mayTake(int rule, int part) {
        return opaque.get(rule) || fits.get(rule).get(part);
    }

    boolean isOpaque(int rule) {
        return opaque.get(rule);
    }

    private static List<Part> cut(Table.Column column, List<Cell> cells) {
        Cell allowed = CellReader.read(column.allowed());
        List<Part> parts = new ArrayList<>();
        if (column.isBoolean()) {
            parts.add(Part.of(true));
            parts.add(Part.of(false));
        } else if (column.isNumber()) {
            parts.addAll(numbers(column, cells, allowed));
        } else {
            parts.addAll(texts(column, cells, allowed));
        }
        parts.removeIf(part -> allowed.understood() && !allowed.fits(part.sample()));
        parts.add(Part.of(null));
        return parts;
    }

    private static List<Part> texts(Table.Column column, List<Cell> cells, Cell allowed) {
        Set<String> named = new LinkedHashSet<>(allowed.strings());
        cells.forEach(cell -> named.addAll(cell.strings()));
        List<Part> parts = new ArrayList<>();
        named.forEach(text -> parts.add(Part.of(text)));
        if (column.allowed().isEmpty()) {
            String other = "other";
            while (named.contains(other)) {
                other += "'";
            }
            parts.add(new Part(other, null, null, false, true));
        }
        return parts;
    }

    private static List<Part> numbers(Table.Column column, List<Cell> cells, Cell allowed) {
        Set<BigDecimal> ends = new TreeSet<>(allowed.numbers());
        cells.forEach(cell -> ends.addAll(cell.numbers()));
        List<Part> parts = new ArrayList<>();
        BigDecimal low = null;
        for (BigDecimal end : ends) {
            range(column, low, end, parts);
            if (!column.isWhole() || end.stripTrailingZeros().scale() <= 0) {
                parts.add(Part.of(end));
            }
            low = end;
        }
        range(column, low, null, parts);
        return parts;
    }

    private static void range(
            Table.Column column, @Nullable BigDecimal low, @Nullable BigDecimal high, List<Part> parts) {
        BigDecimal sample = column.isWhole() ? whole(low, high) : between(low, high);
        if (high == null || sample.compareTo(high) < 0) {
            parts.add(new Part(sample, low, high, true, false));
        }
    }

    private static BigDecimal whole(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low != null) {
            return low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        }
        return high == null
                ? BigDecimal.ZERO
                : high.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    }

    private static BigDecimal between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low != null && high != null) {
            BigDecimal next = low.add(BigDecimal.ONE);
            return next.compareTo(high) < 0 ? next : low.add(high).divide(BigDecimal.valueOf(2));
        }
        return whole(low, high);
    }
}
