package io.dealtrail.proposal;

import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.deal.Deals;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposals go to the customer and come back with an answer. */
@Component
@Transactional
class Offers {

    private static final Set<State> GIVES_WAY = Set.of(State.SENT, State.ACCEPTED);

    private final ProposalRepository proposals;
    private final Approvals approvals;
    private final Papers papers;
    private final ProposalMail mail;
    private final ProposalSettings settings;
    private final Deals deals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Offers(
            ProposalRepository proposals,
            Approvals approvals,
            Papers papers,
            ProposalMail mail,
            ProposalSettings settings,
            Deals deals,
            Clock clock,
            ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.approvals = approvals;
        this.papers = papers;
        this.mail = mail;
        this.settings = settings;
        this.deals = deals;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends the draft, which freezes it. Sent again after a crash, it says what it said before.
     *
     * @return the last day on which it holds; nothing when somebody has not approved these figures
     */
    Optional<LocalDate> send(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        List<Proposal> all = proposals.of(deal);
        Optional<Proposal> draft = all.stream().filter(Proposal::isDraft).findFirst();
        if (draft.isEmpty()) {
            return Optional.of(all.stream()
                    .filter(p -> p.state() == State.SENT && p.validUntil() != null)
                    .reduce((first, last) -> last)
                    .map(Proposal::validUntil)
                    .orElseThrow(() -> new IllegalStateException(deal + " has no proposal to send")));
        }
        List<String> missing = approvals.missing(draft.get());
        if (!missing.isEmpty()) {
            events.publishEvent(DealEvent.of(deal, "proposal.approvalMissing")
                    .with("version", draft.get().version())
                    .with("missing", missing)
                    .with("figures", draft.get().figures().hash()));
            return Optional.empty();
        }
        return Optional.of(send(draft.get(), all));
    }

    private LocalDate send(Proposal draft, List<Proposal> all) {
        String deal = draft.deal();
        LocalDate today = LocalDate.now(clock);
        // Approval may have taken longer than the offer was meant to hold.
        LocalDate until = draft.validUntil() == null || draft.validUntil().isBefore(today)
                ? today.plusDays(settings.validDays())
                : draft.validUntil();
        all.stream().filter(p -> GIVES_WAY.contains(p.state())).forEach(proposals::supersede);
        proposals.sent(draft, until, clock.instant());
        events.publishEvent(ProposalEvents.of("proposal.sent", draft).with("sentUntil", until.toString()));
        Figures figures = draft.figures();
        deals.setFigures(deal, figures.discountPercent(), figures.marginPercent(), figures.paymentDays());
        deals.setAmount(deal, draft.net(), AmountOrigin.PROPOSAL);
        Proposal sent = proposals.find(deal, draft.version()).orElseThrow();
        mail.send(sent, papers.keep(sent));
        return until;
    }

    /**
     * The customer has answered the proposal that is out, or the time is over.
     *
     * @param answer accepted, declined, changeWanted or expired
     */
    void answered(String deal, String answer, @Nullable String reason) {
        events.publishEvent(new Touch(List.of(deal)));
        State state = State.of(answer);
        List<Proposal> all = proposals.of(deal);
        Optional<Proposal> sent =
                all.stream().filter(p -> p.state() == State.SENT).findFirst();
        if (sent.isEmpty()) {
            if (all.stream().noneMatch(p -> p.state() == state)) {
                throw new IllegalStateException(deal + " has no proposal that waits for an answer");
            }
            return; // recorded before a crash
        }
        proposals.answered(sent.get(), state, reason, clock.instant());
        events.publishEvent(DealEvent.of(deal, "proposal." + answer)
                .with("version", sent.get().version())
                .with("net", sent.get().net().toString())
                .comment(reason));
    }
}
