package io.dealtrail.proposal;

import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of a negotiation. */
@Component
@Transactional
class Negotiation {

    private static final Set<String> OUTCOMES = Set.of(Round.AGREED, "anotherRound", "walkedAway");
    private static final int MAX_TEXT = 10_000;

    /** What was spoken of in a round; {@code price} is the net total, {@code paymentDays} how long the customer may take to pay. */
    record Spoken(
            @Nullable String ask,
            @Nullable String concession,
            @Nullable Money price,
            @Nullable Integer paymentDays) {

        boolean isNothing() {
            return isBlank(ask) && isBlank(concession) && price == null && paymentDays == null;
        }
    }

    private final NegotiationRepository rounds;
    private final Proposals proposals;
    private final Deals deals;
    private final People people;
    private final Notifications notifications;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Negotiation(
            NegotiationRepository rounds,
            Proposals proposals,
            Deals deals,
            People people,
            Notifications notifications,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.deals = deals;
        this.people = people;
        this.notifications = notifications;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    List<Round> of(String deal) {
        return rounds.of(deal);
    }

    /** Notes a round while the negotiation goes on. */
    Round note(String deal, Spoken spoken) {
        events.publishEvent(new Touch(List.of(deal)));
        if (deals.require(deal).status().isClosed()) {
            throw Refused.conflict("deal.closed", deal);
        }
        if (spoken.isNothing()) {
            throw Refused.field("ask", "field.required", "ask");
        }
        return add(deal, spoken, null);
    }

    /**
     * What a round came to.
     *
     * @param outcome agreed (then with a price), anotherRound or walkedAway
     */
    void conclude(String deal, @Nullable String outcome, Spoken spoken) {
        events.publishEvent(new Touch(List.of(deal)));
        if (outcome == null) {
            throw Refused.field("outcome", "field.required", "outcome");
        }
        if (!OUTCOMES.contains(outcome)) {
            throw Refused.field("outcome", "field.choice", "outcome", "agreed, anotherRound, walkedAway");
        }
        if (outcome.equals(Round.AGREED)) {
            if (spoken.price() == null) {
                throw Refused.field("price", "field.required", "price");
            }
            if (proposals.negotiated(deal).isEmpty()) {
                throw Refused.conflict("negotiation.nothingOffered", deal);
            }
        }
        add(deal, spoken, outcome);
    }

    /** Tells the manager of the deal's team that there are too many rounds. */
    void report(String deal) {
        int count = rounds.of(deal).size();
        people.managerOf(deals.require(deal).team())
                .ifPresent(
                        manager -> notifications.tell(manager.username(), "negotiation.manyRounds", deal, null, count));
        events.publishEvent(DealEvent.of(deal, "rounds.reported").with("rounds", count));
    }

    private Round add(String deal, Spoken spoken, @Nullable String outcome) {
        Money price = spoken.price();
        requireLength("ask", spoken.ask());
        requireLength("concession", spoken.concession());
        requireFits(deal, price);
        Round round = new Round(
                rounds.of(deal).size() + 1,
                spoken.ask(),
                spoken.concession(),
                price,
                spoken.paymentDays(),
                outcome,
                actors.current().toString(),
                clock.instant());
        rounds.add(deal, round);
        events.publishEvent(DealEvent.of(deal, "round.recorded")
                .with("round", round.round())
                .with("ask", spoken.ask())
                .with("concession", spoken.concession())
                .with("price", price == null ? null : price.toString())
                .with("paymentDays", spoken.paymentDays())
                .with("outcome", outcome));
        return round;
    }

    private void requireFits(String deal, @Nullable Money price) {
        if (price == null) {
            return;
        }
        String currency = proposals
                .negotiated(deal)
                .map(Proposal::currency)
                .orElseGet(() -> deals.require(deal).currency());
        if (!price.currency().getCurrencyCode().equals(currency)) {
            throw Refused.field("price", "negotiation.currency", currency);
        }
        if (price.isNegative() || price.isZero()) {
            throw Refused.field("price", "negotiation.price", price.toString());
        }
    }

    private static void requireLength(String field, @Nullable String text) {
        if (text != null && text.length() > MAX_TEXT) {
            throw Refused.field(field, "field.tooLong", field, MAX_TEXT);
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
