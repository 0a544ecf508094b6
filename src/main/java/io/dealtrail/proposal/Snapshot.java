package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures that somebody decided on, kept with the decision: a draft may be written anew afterwards. */
record Snapshot(String net, BigDecimal discountPercent, BigDecimal marginPercent, int paymentDays, List<Item> lines) {

    record Item(
            String product,
            String name,
            BigDecimal quantity,
            String unitPrice,
            BigDecimal discountPercent,
            String net) {}

    /**
     * What is different, with both values as they are told.
     *
     * @param what discountPercent, marginPercent, net, paymentDays, or a product's name
     * @param from null when it came in; {@code to} null when it went
     */
    record Difference(
            String what, @Nullable Object from, @Nullable Object to) {}

    static Snapshot of(Figures figures, List<ProposalLine> lines) {
        return new Snapshot(
                figures.net().toString(),
                figures.discountPercent(),
                figures.marginPercent(),
                figures.paymentDays(),
                lines.stream()
                        .map(l -> new Item(
                                l.product(),
                                l.productName(),
                                l.quantity(),
                                l.unitPrice().toString(),
                                l.discountPercent(),
                                l.net().toString()))
                        .toList());
    }

    public Money price() {
        return money(net);
    }

    /** What {@code later} changed of the whole. */
    List<Difference> figuresUntil(Snapshot later) {
        List<Difference> all = new ArrayList<>();
        add(all, "discountPercent", discountPercent, later.discountPercent);
        add(all, "marginPercent", marginPercent, later.marginPercent);
        add(all, "net", money(net), money(later.net));
        add(all, "paymentDays", paymentDays, later.paymentDays);
        return all;
    }

    /** What {@code later} changed of the lines: the one at the same place is the same. */
    List<Difference> linesUntil(Snapshot later) {
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < Math.max(lines.size(), later.lines.size()); i++) {
            Item before = i < lines.size() ? lines.get(i) : null;
            Item after = i < later.lines.size() ? later.lines.get(i) : null;
            if (!Objects.equals(before, after)) {
                String name = after != null
                        ? after.name()
                        : Objects.requireNonNull(before).name();
                all.add(new Difference(name, before, after));
            }
        }
        return all;
    }

    private static Money money(String text) {
        String[] parts = text.split(" ");
        return Money.of(new BigDecimal(parts[0]), parts[1]);
    }

    private static void add(List<Difference> all, String what, Object from, Object to) {
        boolean same = from instanceof BigDecimal number ? number.compareTo((BigDecimal) to) == 0 : from.equals(to);
        if (!same) {
            all.add(new Difference(what, from, to));
        }
    }
}
