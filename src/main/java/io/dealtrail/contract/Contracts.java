package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.customer.Recipients;
import io.dealtrail.deal.Deals;
import io.dealtrail.link.Links;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.Proposal;
import io.dealtrail.proposal.Proposals;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contract of a deal: drafted from the accepted proposal and our standard clauses. */
@Component
@Transactional
public class Contracts {

    private final ContractRepository contracts;
    private final Templates templates;
    private final Filling filling;
    private final ContractSettings settings;
    private final Proposals proposals;
    private final Deals deals;
    private final People people;
    private final Recipients recipients;
    private final Links links;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Contracts(
            ContractRepository contracts,
            Templates templates,
            Filling filling,
            ContractSettings settings,
            Proposals proposals,
            Deals deals,
            People people,
            Recipients recipients,
            Links links,
            Clock clock,
            ApplicationEventPublisher events) {
        this.contracts = contracts;
        this.templates = templates;
        this.filling = filling;
        this.settings = settings;
        this.proposals = proposals;
        this.deals = deals;
        this.people = people;
        this.recipients = recipients;
        this.links = links;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Contract> of(String deal) {
        return contracts.find(deal);
    }

    /** @throws NotFound when nothing has been drafted yet */
    @Transactional(readOnly = true)
    public Contract require(String deal) {
        return contracts.find(deal).orElseThrow(() -> new NotFound("contract", deal));
    }

    /**
     * How long the deal's contract runs. Until it is countersigned, a contract that starts with the countersignature is counted
     * from today; nothing when the deal has no contract.
     */
    @Transactional(readOnly = true)
    public Optional<ContractTerms> terms(String deal) {
        return contracts.find(deal).map(contract -> {
            Instant from = contract.countersignedAt() == null ? clock.instant() : contract.countersignedAt();
            return contract.terms().from(LocalDate.ofInstant(from, ZoneOffset.UTC));
        });
    }

    /** Who last edited the clauses, else the deal's owner; never who triggered a step. */
    @Nullable
    String drafter(Contract contract) {
        return contract.editedBy() != null
                ? contract.editedBy()
                : deals.require(contract.deal()).owner();
    }

    /** Drafts the contract, or takes it back to a draft with the clauses as they were edited. Repeated, it changes nothing. */
    void draft(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Proposal accepted = proposals
                .accepted(deal)
                .orElseThrow(() -> new IllegalStateException(deal + " has no accepted proposal to make a contract of"));
        Optional<Contract> before = contracts.find(deal);
        Contract drafted = Contract.draft(
                deal,
                content(deal, accepted, before.map(Contract::content).orElseGet(() -> fresh(deal, accepted))),
                before.map(Contract::editedBy).orElse(null),
                before.map(Contract::createdAt).orElse(clock.instant()));
        if (before.isEmpty()) {
            contracts.insert(drafted);
        } else if (before.get().state() != State.DRAFT || !before.get().hash().equals(drafted.hash())) {
            contracts.rewrite(drafted);
        } else {
            return;
        }
        // What was sent before is no longer what we say.
        links.revoke(deal, SigningPage.PURPOSE, null);
        events.publishEvent(DealEvent.of(deal, "contract.drafted")
                .change("state", before.map(b -> b.state().name()).orElse(null), State.DRAFT.name())
                .with("proposal", accepted.version())
                .with("net", drafted.net().toString())
                .with("gross", drafted.content().gross().toString())
                .with("clauses", drafted.clauses().stream().map(Clause::key).toList())
                .with("content", drafted.hash()));
    }

    /** The figures of the proposal, with terms and clauses as they stand. */
    private Content content(String deal, Proposal accepted, Content as) {
        Content content = new Content(
                accepted.version(),
                accepted.net(),
                accepted.figures().tax(),
                accepted.figures().gross(),
                accepted.figures().paymentDays(),
                accepted.figures().hash(),
                as.template(),
                as.templateVersion(),
                as.language(),
                as.terms(),
                as.clauses(),
                Map.of());
        return content.filledWith(filling.of(deal, content));
    }

    private Content fresh(String deal, Proposal accepted) {
        Template template = templates.fitting(
                deals.require(deal).region(), deals.toBase(accepted.net()).amount());
        String language = template.language(language(deal));
        return new Content(
                accepted.version(),
                accepted.net(),
                accepted.figures().tax(),
                accepted.figures().gross(),
                accepted.figures().paymentDays(),
                accepted.figures().hash(),
                template.id(),
                template.version(),
                language,
                settings.terms(),
                template.clauses(language),
                Map.of());
    }

    /** The customer's language; without a contact to write to, the owner's. */
    private String language(String deal) {
        return recipients.of(deal).map(to -> to.language().getLanguage()).orElseGet(() -> ownersLanguage(deal));
    }

    private String ownersLanguage(String deal) {
        return people.active(deals.require(deal).owner())
                .map(Person::language)
                .map(Locale::forLanguageTag)
                .map(Locale::getLanguage)
                .orElse("en");
    }
}
