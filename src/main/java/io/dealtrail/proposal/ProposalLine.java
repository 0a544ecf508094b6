package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Discreet;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One product of a proposal. Each line is rounded by itself to the currency's digits, half up, so that the sum of what the
 * customer reads is the total.
 *
 * @param product the product's id
 * @param quantity above zero, at most four digits after the point
 * @param listPrice price of one at the time of drafting
 * @param floorPrice lowest price of one that needs no director, at the time of drafting
 * @param unitPrice price of one before the line's discount
 * @param contents what a bundle is made of, as the customer reads it; null of a single product
 * @param discountPercent on {@code unitPrice}; of agreed terms the one that comes out, to four digits
 */
public record ProposalLine(
        String product,
        String productName,
        BigDecimal quantity,
        Money listPrice,
        @Discreet Money floorPrice,
        Money unitPrice,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal discountPercent,
        Money listTotal,
        @Discreet Money floorTotal,
        Money net,
        @Nullable String contents) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ProposalLine {
        quantity = Figures.plain(quantity);
        discountPercent = Figures.plain(discountPercent);
    }

    static ProposalLine of(
            String product,
            String name,
            BigDecimal quantity,
            Money listPrice,
            Money floorPrice,
            Money unitPrice,
            BigDecimal discountPercent) {
        BigDecimal share = HUNDRED.subtract(discountPercent).movePointLeft(2);
        return new ProposalLine(
                product,
                name,
                quantity,
                listPrice,
                floorPrice,
                unitPrice,
                discountPercent,
                listPrice.times(quantity),
                floorPrice.times(quantity),
                unitPrice.times(quantity.multiply(share)),
                null);
    }

    ProposalLine containing(@Nullable String parts) {
        return new ProposalLine(
                product,
                productName,
                quantity,
                listPrice,
                floorPrice,
                unitPrice,
                discountPercent,
                listTotal,
                floorTotal,
                net,
                parts);
    }

    /** Before the line's discount. */
    Money full() {
        return unitPrice.times(quantity);
    }

    @JsonIgnore
    boolean isBelowFloor() {
        return net.compareTo(floorTotal) < 0;
    }

    String currency() {
        return net.currency().getCurrencyCode();
    }

    /** The same goods for another price; the discount is what comes out. */
    ProposalLine at(Money agreed) {
        Money before = unitPrice.times(quantity);
        return new ProposalLine(
                product,
                productName,
                quantity,
                listPrice,
                floorPrice,
                unitPrice,
                Figures.percentOff(before, agreed, 4),
                listTotal,
                floorTotal,
                agreed,
                contents);
    }
}
