package io.dealtrail.proposal;

import io.dealtrail.shared.DealEvent;

/** What the trail keeps of a proposal: enough to know later what was offered, whatever becomes of the rows. */
final class ProposalEvents {

    private ProposalEvents() {}

    static DealEvent of(String action, Proposal proposal) {
        Figures figures = proposal.figures();
        return DealEvent.of(proposal.deal(), action)
                .with("version", proposal.version())
                .with(
                        "lines",
                        proposal.lines().stream().map(ProposalEvents::text).toList())
                .with("list", figures.listTotal().toString())
                .with("net", figures.net().toString())
                .with("gross", figures.gross().toString())
                .with("discountPercent", figures.discountPercent().toPlainString())
                .with("marginPercent", figures.marginPercent().toPlainString())
                .with("paymentDays", figures.paymentDays())
                .with(
                        "validUntil",
                        proposal.validUntil() == null
                                ? null
                                : proposal.validUntil().toString())
                .with("note", proposal.note())
                .with("figures", figures.hash());
    }

    private static String text(ProposalLine line) {
        return "%s × %s at %s, -%s%% = %s"
                .formatted(
                        line.quantity().toPlainString(),
                        line.productName(),
                        line.unitPrice(),
                        line.discountPercent().toPlainString(),
                        line.net());
    }
}
