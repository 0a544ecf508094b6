package io.dealtrail.proposal;

import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.proposal.Approvals.Answer;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a negotiation came to: the lines at the agreed price, checked against the floor. */
@Component
@Transactional
class Terms {

    private static final Set<State> GIVES_WAY = Set.of(State.DRAFT, State.SENT, State.ACCEPTED);

    private final ProposalRepository repository;
    private final Proposals proposals;
    private final NegotiationRepository rounds;
    private final Approvals approvals;
    private final ApprovalTable table;
    private final Deals deals;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Terms(
            ProposalRepository repository,
            Proposals proposals,
            NegotiationRepository rounds,
            Approvals approvals,
            ApprovalTable table,
            Deals deals,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.proposals = proposals;
        this.rounds = rounds;
        this.approvals = approvals;
        this.table = table;
        this.deals = deals;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** @param figures of {@code lines}, the lines of {@code base} at the agreed price */
    record Agreed(Proposal base, List<ProposalLine> lines, Figures figures) {}

    /** Whether only a director can allow it: below the floor, or paid so much later than offered that it would have been asked for. */
    boolean isException(String deal) {
        return isException(agreed(deal));
    }

    private boolean isException(Agreed agreed) {
        return agreed.figures().isBelowFloor() || paymentIsNew(agreed);
    }

    private boolean paymentIsNew(Agreed agreed) {
        int days = agreed.figures().paymentDays();
        boolean offered = repository.of(agreed.base().deal()).stream()
                .anyMatch(p -> p.sentAt() != null && p.figures().paymentDays() >= days);
        return !offered && table.asksForPayment(days);
    }

    /** A director decides on the price that was agreed. */
    void decideException(String deal, Answer answer) {
        events.publishEvent(new Touch(List.of(deal)));
        Agreed agreed = agreed(deal);
        approvals.decideFloor(agreed.base(), agreed.figures(), agreed.lines(), answer);
    }

    /**
     * Writes what was agreed as the accepted version. Agreed again after a crash, it changes nothing.
     *
     * @throws Refused {@code negotiation.belowFloor} (409) when it is below the floor and no director has allowed exactly
     *     that. A fault, not an outcome: the person who completed the task hears of it and the task stays open.
     */
    void agree(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Agreed agreed = agreed(deal);
        Figures figures = agreed.figures();
        if (isException(agreed) && !approvals.exceptionCovers(deal, figures)) {
            throw Refused.conflict("negotiation.belowFloor", figures.net(), figures.floorTotal());
        }
        if (agreed.base().state() == State.ACCEPTED
                && agreed.base().figures().hash().equals(figures.hash())) {
            return;
        }
        List<Proposal> all = repository.of(deal);
        all.stream().filter(p -> GIVES_WAY.contains(p.state())).forEach(repository::supersede);
        Proposal terms = accepted(agreed, all.get(all.size() - 1).version() + 1);
        repository.insert(terms);
        events.publishEvent(ProposalEvents.of("terms.agreed", terms));
        deals.setFigures(deal, figures.discountPercent(), figures.marginPercent(), figures.paymentDays());
        deals.setAmount(deal, terms.net(), AmountOrigin.PROPOSAL);
    }

    /** What was agreed last, before it is written. */
    Agreed agreed(String deal) {
        Round round = rounds.of(deal).stream()
                .filter(r -> Round.AGREED.equals(r.outcome()) && r.price() != null)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Refused.conflict("negotiation.notAgreed", deal));
        Proposal base =
                proposals.negotiated(deal).orElseThrow(() -> Refused.conflict("negotiation.nothingOffered", deal));
        List<ProposalLine> lines = Scaling.to(Objects.requireNonNull(round.price()), base.lines());
        Figures offered = base.figures();
        int days = Objects.requireNonNullElse(round.paymentDays(), offered.paymentDays());
        return new Agreed(base, lines, Figures.of(base.currency(), lines, offered.taxPercent(), days));
    }

    private Proposal accepted(Agreed agreed, int version) {
        Proposal base = agreed.base();
        Instant now = clock.instant();
        return new Proposal(
                base.deal(),
                version,
                State.ACCEPTED,
                base.currency(),
                agreed.lines(),
                agreed.figures(),
                base.validUntil(),
                base.note(),
                actors.current().toString(),
                now,
                base.requester(),
                null,
                null,
                now,
                null,
                1);
    }
}
