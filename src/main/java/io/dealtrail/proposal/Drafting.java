package io.dealtrail.proposal;

import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.proposal.DraftReader.Draft;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Versions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People write drafts, and ask for them to be approved and sent. */
@Component
@Transactional
class Drafting {

    private final ProposalRepository proposals;
    private final DraftReader reader;
    private final ProposalSettings settings;
    private final Deals deals;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Drafting(
            ProposalRepository proposals,
            DraftReader reader,
            ProposalSettings settings,
            Deals deals,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.reader = reader;
        this.settings = settings;
        this.deals = deals;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Writes a new version. A draft that was open gives way to it. */
    Proposal create(String deal, DraftRequest request) {
        DealFacts facts = open(deal);
        Draft draft = reader.read(request, facts.currency());
        List<Proposal> before = proposals.of(deal);
        Optional<Proposal> replaced = before.stream().filter(Proposal::isDraft).findFirst();
        replaced.ifPresent(proposals::supersede);
        String by = actors.current().toString();
        // Who replaces a draft that others are approving has asked for something else.
        String requester = replaced.map(Proposal::requester).orElse(null);
        int version = before.isEmpty() ? 1 : before.get(before.size() - 1).version() + 1;
        Proposal created = content(
                facts,
                version,
                draft,
                settings.paymentDays(),
                by,
                requester,
                requester == null ? null : actors.username());
        proposals.insert(created);
        replaced.ifPresent(old ->
                events.publishEvent(DealEvent.of(deal, "proposal.superseded").with("version", old.version())));
        publish("proposal.drafted", created);
        setFigures(created);
        return created;
    }

    /** Writes a draft's content anew. */
    Proposal change(String deal, int version, DraftRequest request, @Nullable String ifMatch) {
        DealFacts facts = open(deal);
        Proposal old = proposals.find(deal, version).orElseThrow(() -> new NotFound("proposal", deal + "/" + version));
        old.requireDraft();
        requireCurrent(old, request, ifMatch);
        Draft draft = reader.read(request, old.currency());
        int days = old.figures().paymentDays();
        Proposal changed = content(facts, version, draft, days, old.createdBy(), old.requester(), old.changedBy());
        boolean moved = !changed.figures().hash().equals(old.figures().hash());
        if (moved && old.requester() != null) {
            changed = content(facts, version, draft, days, old.createdBy(), old.requester(), actors.username());
        }
        proposals.rewrite(changed);
        publish("proposal.changed", changed);
        if (moved) {
            setFigures(changed);
        }
        return proposals.find(deal, version).orElseThrow();
    }

    /** What the draft would be, were it written like this; nothing is changed. */
    @Transactional(readOnly = true)
    public Proposal reckon(String deal, DraftRequest request) {
        DealFacts facts = deals.require(deal);
        Optional<Proposal> old =
                proposals.of(deal).stream().filter(Proposal::isDraft).findFirst();
        Draft draft = reader.read(request, old.map(Proposal::currency).orElse(facts.currency()));
        int days = old.map(p -> p.figures().paymentDays()).orElse(settings.paymentDays());
        int version = old.map(Proposal::version).orElse(0);
        return content(facts, version, draft, days, actors.current().toString(), null, null);
    }

    /** The draft is complete: it goes to whoever must approve it, and on to the customer. */
    void request(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Proposal draft = proposals.of(deal).stream()
                .filter(p -> p.isDraft() && !p.lines().isEmpty())
                .findFirst()
                .orElseThrow(() -> Refused.invalid("proposal.empty", deal));
        proposals.requested(draft, actors.username());
        publish("proposal.requested", draft);
        setFigures(draft);
        // Who must approve is asked next, by amount too: by what is offered, not by what was once estimated.
        AmountOrigin origin = deals.require(deal).amountOrigin() == AmountOrigin.ESTIMATE
                ? AmountOrigin.ESTIMATE
                : AmountOrigin.PROPOSAL;
        deals.setAmount(deal, draft.net(), origin);
    }

    private DealFacts open(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        DealFacts facts = deals.require(deal);
        if (facts.status().isClosed()) {
            throw Refused.conflict("deal.closed", deal);
        }
        return facts;
    }

    private static void requireCurrent(Proposal old, DraftRequest request, @Nullable String ifMatch) {
        if (request.revision() == null && request.version() != null && ifMatch == null) {
            Versions.check(request.version(), null, old.version(), "proposal.changedMeanwhile", old);
        } else {
            Versions.check(request.revision(), ifMatch, old.revision(), "proposal.changedMeanwhile", old);
        }
    }

    private Proposal content(
            DealFacts deal,
            int version,
            Draft draft,
            int usualDays,
            String createdBy,
            @Nullable String requester,
            @Nullable String changedBy) {
        String currency = draft.currency();
        return new Proposal(
                deal.number(),
                version,
                State.DRAFT,
                currency,
                draft.lines(),
                Figures.of(
                        currency,
                        draft.lines(),
                        settings.taxPercent(),
                        Objects.requireNonNullElse(draft.paymentDays(), usualDays)),
                draft.validUntil(),
                draft.note(),
                createdBy,
                clock.instant(),
                requester,
                changedBy,
                null,
                null,
                null,
                1);
    }

    private void setFigures(Proposal proposal) {
        Figures figures = proposal.figures();
        deals.setFigures(proposal.deal(), figures.discountPercent(), figures.marginPercent(), figures.paymentDays());
    }

    private void publish(String action, Proposal proposal) {
        events.publishEvent(ProposalEvents.of(action, proposal));
    }
}
