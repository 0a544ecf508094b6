package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.deal.DealOutcomes;
import io.dealtrail.deal.DealStatus;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contracts go out to be signed, and a deal is won by one that both sides have signed. */
@Component
@Transactional
class Signing {

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Verdicts verdicts;
    private final ContractMail mail;
    private final ContractSettings settings;
    private final Deals deals;
    private final DealOutcomes outcomes;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Signing(
            ContractRepository repository,
            Contracts contracts,
            Verdicts verdicts,
            ContractMail mail,
            ContractSettings settings,
            Deals deals,
            DealOutcomes outcomes,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.verdicts = verdicts;
        this.mail = mail;
        this.settings = settings;
        this.deals = deals;
        this.outcomes = outcomes;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends the contract to the customer. Sent again after a crash, it says what it said before.
     *
     * @return the last day to sign; nothing when a check or review of exactly this content is missing
     */
    Optional<LocalDate> send(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract contract = contracts.require(deal);
        if (contract.state() == State.SENT && contract.signUntil() != null) {
            return Optional.of(contract.signUntil());
        }
        List<String> missing = missing(contract);
        if (!missing.isEmpty()) {
            events.publishEvent(DealEvent.of(deal, "contract.checkMissing")
                    .with("missing", missing)
                    .with("content", contract.hash()));
            return Optional.empty();
        }
        LocalDate until = LocalDate.now(clock).plusDays(settings.signDays());
        repository.sent(deal, until, clock.instant());
        events.publishEvent(DealEvent.of(deal, "contract.sent")
                .change("state", contract.state().name(), State.SENT.name())
                .with("signUntil", until.toString())
                .with("content", contract.hash()));
        mail.send(contract, until, clock.instant());
        return Optional.of(until);
    }

    /** Reminds the customer; once a day at most. */
    void remind(String deal) {
        Contract contract = contracts.require(deal);
        if (contract.state() != State.SENT || contract.signUntil() == null) {
            return; // answered while the reminder was on its way
        }
        mail.remind(contract, contract.signUntil(), LocalDate.now(clock));
        events.publishEvent(DealEvent.of(deal, "contract.reminded")
                .with("signUntil", contract.signUntil().toString()));
    }

    /**
     * The customer has answered, or the time is over.
     *
     * @param answer signed, declined or expired
     */
    void answered(String deal, String answer, @Nullable String text) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract contract = contracts.require(deal);
        State state = State.of(answer);
        if (contract.state() == state) {
            return; // recorded before a crash
        }
        if (contract.state() != State.SENT) {
            throw new IllegalStateException("the contract of " + deal + " is " + contract.state() + ", not sent");
        }
        repository.answered(deal, state, text, clock.instant());
        if (state == State.SIGNED) {
            verdicts.add(contract, Kind.SIGNATURE, actors.current().toString(), true, text);
        }
        events.publishEvent(DealEvent.of(deal, "contract." + answer)
                .change("state", State.SENT.name(), state.name())
                .with("content", contract.hash())
                .comment(text));
    }

    /** @throws IllegalStateException unless exactly this content was signed and countersigned */
    void win(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        if (deals.require(deal).status() == DealStatus.WON) {
            return; // won before a crash
        }
        Contract contract = contracts.require(deal);
        if (contract.state() != State.COUNTERSIGNED
                || !verdicts.covers(contract, Kind.SIGNATURE)
                || !verdicts.covers(contract, Kind.COUNTERSIGNATURE)) {
            throw new IllegalStateException("the contract of " + deal + " is not signed by both sides as it stands");
        }
        deals.setAmount(deal, contract.net(), AmountOrigin.CONTRACT);
        outcomes.win(deal, LocalDate.now(clock));
    }

    private List<String> missing(Contract contract) {
        List<String> missing = new ArrayList<>();
        if (!verdicts.covers(contract, Kind.CHECK)) {
            missing.add("contractCheck");
        }
        boolean large = deals.toBase(contract.net()).amount().compareTo(settings.legalReviewAbove()) > 0;
        if ((large || contracts.clausesChanged(contract.deal())) && !verdicts.covers(contract, Kind.LEGAL)) {
            missing.add("legalReview");
        }
        return missing;
    }
}
