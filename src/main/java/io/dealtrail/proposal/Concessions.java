package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a negotiation has cost so far: from the list price over each round to what was agreed. */
@Component
@Transactional(readOnly = true)
class Concessions {

    enum What {
        LIST,
        OFFERED,
        ROUND,
        AGREED
    }

    /**
     * A price on the way.
     *
     * @param round number of the round; 0 for list and offer
     * @param given how much less it is than the price before
     * @param offList percent below list
     * @param belowFloor whether a director would have to allow it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            What what,
            int round,
            Money price,
            @Nullable Money given,
            @Nullable BigDecimal givenPercent,
            BigDecimal offList,
            boolean belowFloor) {}

    /**
     * @param floor only for who may see it
     * @param open whether it still goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Talk(
            List<Round> rounds, List<Stop> stops, @Nullable Money floor, Money offered, int offeredDays, boolean open) {

        /** From the list price to the last one. */
        @JsonProperty
        public Money total() {
            return stops.get(0).price().minus(last().price());
        }

        /** The price that it stands at. */
        public Stop last() {
            return stops.get(stops.size() - 1);
        }
    }

    private final Proposals proposals;
    private final NegotiationRepository rounds;
    private final Actors actors;

    Concessions(Proposals proposals, NegotiationRepository rounds, Actors actors) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.actors = actors;
    }

    /** Nothing before there was a round, or before the customer asked for one. */
    Optional<Talk> of(String deal) {
        List<Proposal> all = proposals.of(deal);
        List<Round> spoken = rounds.of(deal);
        Proposal offered =
                all.stream().filter(p -> p.sentAt() != null).reduce((a, b) -> b).orElse(null);
        boolean open = offered != null
                && offered.state() == Proposal.State.CHANGE_WANTED
                && all.stream().noneMatch(p -> p.state() == Proposal.State.ACCEPTED);
        if (offered == null || (spoken.isEmpty() && !open)) {
            return Optional.empty();
        }
        Figures figures = offered.figures();
        return Optional.of(new Talk(
                spoken,
                stops(figures, spoken, open ? null : agreed(all)),
                actors.seesMargins() ? figures.floorTotal() : null,
                figures.net(),
                figures.paymentDays(),
                open));
    }

    private static @Nullable Money agreed(List<Proposal> all) {
        return all.stream()
                .filter(p -> p.state() == Proposal.State.ACCEPTED && p.sentAt() == null)
                .reduce((a, b) -> b)
                .map(Proposal::net)
                .orElse(null);
    }

    private static List<Stop> stops(Figures offered, List<Round> rounds, @Nullable Money agreed) {
        List<Stop> stops = new ArrayList<>();
        add(stops, What.LIST, 0, offered.listTotal(), offered);
        add(stops, What.OFFERED, 0, offered.net(), offered);
        for (Round round : rounds) {
            Money price = round.price();
            if (price != null && price.currency().equals(offered.net().currency())) {
                add(stops, What.ROUND, round.round(), price, offered);
            }
        }
        if (agreed != null) {
            add(stops, What.AGREED, 0, agreed, offered);
        }
        return stops;
    }

    private static void add(List<Stop> stops, What what, int round, Money price, Figures offered) {
        Money before = stops.isEmpty() ? null : stops.get(stops.size() - 1).price();
        stops.add(new Stop(
                what,
                round,
                price,
                before == null ? null : before.minus(price),
                before == null ? null : Figures.percentOff(Objects.requireNonNull(before), price, 1),
                Figures.percentOff(offered.listTotal(), price, 1),
                price.compareTo(offered.floorTotal()) < 0));
    }
}
