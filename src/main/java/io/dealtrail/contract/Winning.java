package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.deal.DealOutcomes;
import io.dealtrail.deal.DealStatus;
import io.dealtrail.deal.Deals;
import io.dealtrail.document.Document;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A deal is won by a contract that both sides have signed, and both sides get it sealed. */
@Component
@Transactional
class Winning {

    private final Contracts contracts;
    private final Verdicts verdicts;
    private final ContractPapers papers;
    private final ContractLetters letters;
    private final Deals deals;
    private final DealOutcomes outcomes;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Winning(
            Contracts contracts,
            Verdicts verdicts,
            ContractPapers papers,
            ContractLetters letters,
            Deals deals,
            DealOutcomes outcomes,
            Clock clock,
            ApplicationEventPublisher events) {
        this.contracts = contracts;
        this.verdicts = verdicts;
        this.papers = papers;
        this.letters = letters;
        this.deals = deals;
        this.outcomes = outcomes;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Puts the evidence behind the signed paper, keeps both as one and sends it to both sides. Repeated, it does nothing new.
     *
     * @throws IllegalStateException unless exactly this content was signed and countersigned
     */
    void seal(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        seal(signedByBoth(deal));
    }

    /** @throws IllegalStateException unless exactly this content was signed and countersigned */
    void win(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        if (deals.require(deal).status() == DealStatus.WON) {
            return; // won before a crash
        }
        Contract contract = signedByBoth(deal);
        seal(contract); // an older drawing has no step of its own for it
        deals.setAmount(deal, contract.net(), AmountOrigin.CONTRACT);
        outcomes.win(deal, LocalDate.now(clock));
    }

    private void seal(Contract contract) {
        if (papers.sealed(contract).isPresent()) {
            return;
        }
        Document sealed = papers.seal(contract);
        letters.seal(contract, sealed);
        events.publishEvent(DealEvent.of(contract.deal(), "contract.sealed")
                .with("content", contract.hash())
                .with("sha256", sealed.sha256()));
    }

    private Contract signedByBoth(String deal) {
        Contract contract = contracts.require(deal);
        if (contract.state() != State.COUNTERSIGNED
                || !verdicts.covers(contract, Kind.SIGNATURE)
                || !verdicts.covers(contract, Kind.COUNTERSIGNATURE)) {
            throw new IllegalStateException("the contract of " + deal + " is not signed by both sides as it stands");
        }
        return contract;
    }
}
