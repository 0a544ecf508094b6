package io.dealtrail.proposal;

import io.dealtrail.catalog.Offer;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts that carry on what another deal agreed. */
@Component
@Transactional
public class CarriedDrafts {

    private final Proposals proposals;
    private final Drafting drafting;
    private final DraftReader reader;

    CarriedDrafts(Proposals proposals, Drafting drafting, DraftReader reader) {
        this.proposals = proposals;
        this.drafting = drafting;
        this.reader = reader;
    }

    /**
     * Drafts the accepted lines of one deal for another. What is not offered any more is left out.
     *
     * @param atToday list prices of today; else prices and discounts as they were agreed
     * @return false when nothing is left to draft
     */
    public boolean carry(String from, String to, boolean atToday) {
        Optional<Proposal> accepted = proposals.accepted(from);
        if (accepted.isEmpty()) {
            return false;
        }
        String currency = accepted.get().currency();
        List<ProposalLine> sold = accepted.get().lines();
        Map<String, Offer> offers =
                reader.offers(sold.stream().map(ProposalLine::product).toList(), currency);
        List<LineRequest> lines = sold.stream()
                .filter(line -> {
                    Offer offer = offers.get(line.product());
                    return offer != null && offer.active() && offer.listPrice() != null;
                })
                .map(line -> atToday ? today(line) : agreed(line))
                .toList();
        if (lines.isEmpty()) {
            return false;
        }
        Object paymentDays = atToday ? null : accepted.get().figures().paymentDays();
        drafting.create(to, new DraftRequest(currency, lines, null, null, paymentDays, null, null));
        return true;
    }

    private static LineRequest today(ProposalLine line) {
        return new LineRequest(line.product(), line.quantity(), null, null);
    }

    private static LineRequest agreed(ProposalLine line) {
        MoneyRequest price = new MoneyRequest(
                line.unitPrice().amount().toPlainString(),
                line.unitPrice().currency().getCurrencyCode());
        return new LineRequest(line.product(), line.quantity(), price, line.discountPercent());
    }
}
