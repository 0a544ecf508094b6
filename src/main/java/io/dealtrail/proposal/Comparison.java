package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between two versions: lines by product, in their order, and figures. */
record Comparison(int from, int to, List<Row> lines, List<Figure> figures) {

    enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /**
     * @param before null when it was added
     * @param after null when it was removed
     */
    record Row(
            Kind kind,
            String product,
            @Nullable ProposalLine before,
            @Nullable ProposalLine after) {}

    /** @param name list, discountPercent, net, tax, gross, paymentDays, validUntil or note; values are money, numbers, days or texts */
    record Figure(
            String name, @Nullable Object before, @Nullable Object after) {
        public boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    static Comparison of(Proposal from, Proposal to) {
        return new Comparison(from.version(), to.version(), rows(from.lines(), to.lines()), figures(from, to));
    }

    public boolean isSame() {
        return lines.stream().allMatch(row -> row.kind() == Kind.SAME)
                && figures.stream().noneMatch(Figure::differs);
    }

    private static List<Row> rows(List<ProposalLine> from, List<ProposalLine> to) {
        Map<String, List<ProposalLine>> left = new HashMap<>();
        from.forEach(line ->
                left.computeIfAbsent(line.product(), p -> new ArrayList<>()).add(line));
        List<Row> rows = new ArrayList<>();
        for (ProposalLine after : to) {
            List<ProposalLine> same = left.getOrDefault(after.product(), new ArrayList<>());
            ProposalLine before = same.isEmpty() ? null : same.remove(0);
            Kind kind = before == null ? Kind.ADDED : reads(before).equals(reads(after)) ? Kind.SAME : Kind.CHANGED;
            rows.add(new Row(kind, after.productName(), before, after));
        }
        for (ProposalLine line : from) {
            if (left.getOrDefault(line.product(), List.of()).stream().anyMatch(l -> l == line)) {
                rows.add(new Row(Kind.REMOVED, line.productName(), line, null));
            }
        }
        return rows;
    }

    private static List<Object> reads(ProposalLine line) {
        return List.of(
                line.quantity(),
                line.unitPrice(),
                line.discountPercent(),
                line.net(),
                line.listPrice(),
                line.productName());
    }

    private static List<Figure> figures(Proposal from, Proposal to) {
        Figures before = from.figures();
        Figures after = to.figures();
        return List.of(
                new Figure("list", before.listTotal(), after.listTotal()),
                new Figure("discountPercent", plain(before.discountPercent()), plain(after.discountPercent())),
                new Figure("net", before.net(), after.net()),
                new Figure("tax", before.tax(), after.tax()),
                new Figure("gross", before.gross(), after.gross()),
                new Figure("paymentDays", before.paymentDays(), after.paymentDays()),
                new Figure("validUntil", from.validUntil(), to.validUntil()),
                new Figure("note", from.note(), to.note()));
    }

    private static BigDecimal plain(BigDecimal number) {
        return Figures.plain(number);
    }

    /** How a figure is written: money, percent, days, date, text. */
    static String kind(@Nullable Object figure) {
        return figure instanceof Money
                ? "money"
                : figure instanceof BigDecimal ? "percent" : figure instanceof LocalDate ? "date" : "text";
    }
}
