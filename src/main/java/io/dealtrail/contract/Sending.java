package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.document.Document;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contracts go out to be signed, and customers are reminded of them. */
@Component
@Transactional
class Sending {

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Verdicts verdicts;
    private final LegalReviews legal;
    private final ContractPapers papers;
    private final ContractLetters letters;
    private final ContractSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Sending(
            ContractRepository repository,
            Contracts contracts,
            Verdicts verdicts,
            LegalReviews legal,
            ContractPapers papers,
            ContractLetters letters,
            ContractSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.verdicts = verdicts;
        this.legal = legal;
        this.papers = papers;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends the contract to the customer: the paper is kept, a link to it made, and a letter posted. Sent again after a crash, it
     * says what it said before.
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
        Document paper = papers.send(contract);
        repository.sent(deal, until, clock.instant());
        events.publishEvent(DealEvent.of(deal, "contract.sent")
                .change("state", contract.state().name(), State.SENT.name())
                .with("signUntil", until.toString())
                .with("content", contract.hash())
                .with("sha256", paper.sha256()));
        letters.send(contract, paper, until, clock.instant());
        return Optional.of(until);
    }

    /** Reminds the customer with a fresh link; once a day at most. */
    void remind(String deal) {
        Contract contract = contracts.require(deal);
        if (contract.state() != State.SENT || contract.signUntil() == null) {
            return; // answered while the reminder was on its way
        }
        letters.remind(contract, contract.signUntil(), LocalDate.now(clock));
        events.publishEvent(DealEvent.of(deal, "contract.reminded")
                .with("signUntil", contract.signUntil().toString()));
    }

    /**
     * A fresh link for somebody of ours to hand over, as when the mail got lost.
     *
     * @return its address, which is told this once
     * @throws Refused {@code contract.notReady} (409) unless it waits for the customer, {@code contract.noRecipient} (409)
     */
    String link(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract contract = contracts.require(deal);
        contract.requireState(State.SENT);
        return letters.link(contract, contract.signUntil() == null ? LocalDate.now(clock) : contract.signUntil())
                .orElseThrow(() -> Refused.conflict("contract.noRecipient", deal));
    }

    private List<String> missing(Contract contract) {
        List<String> missing = new ArrayList<>();
        if (!verdicts.covers(contract, Kind.CHECK)) {
            missing.add("contractCheck");
        }
        if (legal.isNeeded(contract) && !verdicts.covers(contract, Kind.LEGAL)) {
            missing.add("legalReview");
        }
        return missing;
    }
}
