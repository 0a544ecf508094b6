package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the customer reads it, on paper, in a letter and on the page: nothing of ours is in it.
 *
 * @param number such as {@code D-000123-2}
 * @param date of the paper
 * @param full what the lines come to before their discounts
 * @param discount that is given on it
 * @param seller whom to ask
 */
record Offered(
        String number,
        int version,
        String title,
        String customer,
        @Nullable String contact,
        LocalDate date,
        @Nullable LocalDate validUntil,
        int paymentDays,
        List<Line> lines,
        Money full,
        Money discount,
        Money net,
        BigDecimal taxPercent,
        Money tax,
        Money gross,
        @Nullable String note,
        @Nullable String seller,
        @Nullable String sellerMail) {

    /** @param contents what a bundle is made of */
    record Line(
            int position,
            String product,
            @Nullable String contents,
            BigDecimal quantity,
            Money unitPrice,
            BigDecimal discountPercent,
            Money net) {

        public boolean isDiscounted() {
            return discountPercent.signum() != 0;
        }
    }

    /** Whether any discount is told: without one the column is left out. */
    public boolean isDiscounted() {
        return !discount.isZero();
    }

    static List<Line> lines(Proposal proposal) {
        List<Line> lines = new ArrayList<>();
        for (ProposalLine line : proposal.lines()) {
            lines.add(new Line(
                    lines.size() + 1,
                    line.productName(),
                    line.contents(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discountPercent(),
                    line.net()));
        }
        return lines;
    }

    static Money full(Proposal proposal) {
        Money full = Money.zero(proposal.currency());
        for (ProposalLine line : proposal.lines()) {
            full = full.plus(line.full());
        }
        return full;
    }
}
