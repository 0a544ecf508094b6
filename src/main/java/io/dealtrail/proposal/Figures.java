package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Discreet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a proposal comes to.
 *
 * @param net sum of the lines' nets; tax comes on top
 * @param discountPercent 1 - net / list, in percent, to two digits; below zero when sold above list
 * @param marginPercent net over the floor, in percent, to two digits; below zero when under the floor
 * @param paymentDays days that the customer may take to pay, 0 to {@value #MAX_PAYMENT_DAYS}
 * @param hash SHA-256 of lines, totals and payment: what an approval covers
 */
public record Figures(
        Money listTotal,
        @Discreet Money floorTotal,
        Money net,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxPercent,
        Money tax,
        Money gross,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal discountPercent,

        @Discreet @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal marginPercent,

        int paymentDays,
        String hash) {

    static final int MAX_PAYMENT_DAYS = 180;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = new BigDecimal("-999.99");
    private static final BigDecimal MOST = new BigDecimal("99999.99");

    public Figures {
        taxPercent = plain(taxPercent);
    }

    static Figures of(String currency, List<ProposalLine> lines, BigDecimal taxPercent, int paymentDays) {
        Money list = Money.zero(currency);
        Money floor = list;
        Money net = list;
        for (ProposalLine line : lines) {
            list = list.plus(line.listTotal());
            floor = floor.plus(line.floorTotal());
            net = net.plus(line.net());
        }
        Money tax = net.times(taxPercent.movePointLeft(2));
        return new Figures(
                list,
                floor,
                net,
                taxPercent,
                tax,
                net.plus(tax),
                percentOff(list, net, 2),
                marginOver(floor, net),
                paymentDays,
                hash(currency, lines, List.of(list, floor, net, tax), paymentDays));
    }

    boolean isBelowFloor() {
        return net.compareTo(floorTotal) < 0;
    }

    /** How much less than {@code full} it is, in percent; 0 of nothing. Never below -999.99: the column ends there. */
    static BigDecimal percentOff(Money full, Money actual, int digits) {
        return full.isZero()
                ? BigDecimal.ZERO.setScale(digits)
                : ratio(full.minus(actual), full, digits).max(LEAST);
    }

    /** 5 instead of 5.0000 or 1E+1. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal marginOver(Money floor, Money net) {
        if (floor.isZero()) {
            return (net.isZero() ? BigDecimal.ZERO : HUNDRED).setScale(2);
        }
        return ratio(net.minus(floor), floor, 2).min(MOST);
    }

    private static BigDecimal ratio(Money part, Money whole, int digits) {
        return part.amount().multiply(HUNDRED).divide(whole.amount(), digits, RoundingMode.HALF_UP);
    }

    private static String hash(String currency, List<ProposalLine> lines, List<Money> totals, int paymentDays) {
        StringBuilder text = new StringBuilder("figures 2\n").append(currency).append('\n');
        for (ProposalLine line : lines) {
            text.append(line.product()).append('|');
            text.append(line.quantity().toPlainString()).append('|');
            text.append(line.unitPrice().amount().toPlainString()).append('|');
            text.append(line.discountPercent().toPlainString()).append('|');
            text.append(line.net().amount().toPlainString()).append('\n');
        }
        totals.forEach(total -> text.append(total.amount().toPlainString()).append('\n'));
        text.append("paid in ").append(paymentDays).append('\n');
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
