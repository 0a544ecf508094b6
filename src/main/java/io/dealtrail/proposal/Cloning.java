package io.dealtrail.proposal;

import io.dealtrail.catalog.Offer;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A version once more, as a new draft at the prices of today. A price that was set by hand stays; what is no longer offered is left
 * out.
 */
@Component
@Transactional
class Cloning {

    /** @param leftOut names of what is no longer offered, or has no price today */
    record Cloned(Proposal proposal, List<String> leftOut, Comparison differences) {}

    private final Proposals proposals;
    private final Drafting drafting;
    private final DraftReader reader;
    private final Clock clock;

    Cloning(Proposals proposals, Drafting drafting, DraftReader reader, Clock clock) {
        this.proposals = proposals;
        this.drafting = drafting;
        this.reader = reader;
        this.clock = clock;
    }

    /** An open draft gives way to the new one. */
    Cloned clone(String deal, int version) {
        Proposal old = proposals.require(deal, version);
        Map<String, Offer> offers =
                reader.offers(old.lines().stream().map(ProposalLine::product).toList(), old.currency());
        List<LineRequest> lines = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (ProposalLine line : old.lines()) {
            Offer offer = offers.get(line.product());
            if (offer == null || !offer.active() || offer.listPrice() == null) {
                leftOut.add(line.productName());
            } else {
                lines.add(asked(line));
            }
        }
        LocalDate until = old.validUntil();
        boolean holds = until != null && !until.isBefore(LocalDate.now(clock));
        Proposal draft = drafting.create(
                deal,
                new DraftRequest(
                        old.currency(),
                        lines,
                        holds ? String.valueOf(until) : null,
                        old.note(),
                        old.figures().paymentDays(),
                        null,
                        null));
        return new Cloned(draft, leftOut, Comparison.of(old, draft));
    }

    private static LineRequest asked(ProposalLine line) {
        boolean asListed = line.unitPrice().equals(line.listPrice());
        MoneyRequest price = asListed
                ? null
                : new MoneyRequest(
                        line.unitPrice().amount().toPlainString(),
                        line.unitPrice().currency().getCurrencyCode());
        return new LineRequest(line.product(), line.quantity(), price, line.discountPercent());
    }
}
