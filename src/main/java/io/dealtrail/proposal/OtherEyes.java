package io.dealtrail.proposal;

import io.dealtrail.engine.Barred;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody decides on what they asked for: not by another role, as a substitute, nor when the task was handed to them. */
@Component
class OtherEyes implements Barred {

    private final Proposals proposals;
    private final NegotiationRepository rounds;

    OtherEyes(Proposals proposals, NegotiationRepository rounds) {
        this.proposals = proposals;
        this.rounds = rounds;
    }

    @Override
    public Set<String> from(String deal, String mandatory) {
        return switch (mandatory) {
            case ProposalTasks.DISCOUNT ->
                proposals.of(deal).stream()
                        .filter(Proposal::isDraft)
                        .findFirst()
                        .map(OtherEyes::askers)
                        .orElse(Set.of());
            case ProposalTasks.FLOOR ->
                proposals.negotiated(deal).map(this::negotiators).orElse(Set.of());
            default -> Set.of();
        };
    }

    /** @throws Refused {@code approval.fourEyes} (403) */
    void requireOnDiscount(Proposal draft, Person person) {
        require(askers(draft), draft, person);
    }

    /** @throws Refused {@code approval.fourEyes} (403) also for who agreed on the price */
    void requireOnFloor(Proposal base, Person person) {
        require(negotiators(base), base, person);
    }

    private static void require(Set<String> askers, Proposal proposal, Person person) {
        if (askers.contains(person.username())) {
            throw Refused.forbidden("approval.fourEyes", proposal.version());
        }
    }

    private static Set<String> askers(Proposal proposal) {
        Set<String> askers = new HashSet<>();
        add(askers, proposal.requester());
        add(askers, proposal.changedBy());
        return askers;
    }

    private Set<String> negotiators(Proposal base) {
        Set<String> askers = askers(base);
        List<Round> all = rounds.of(base.deal());
        all.stream()
                .filter(round -> Round.AGREED.equals(round.outcome()))
                .reduce((earlier, later) -> later)
                .ifPresent(round -> add(askers, round.recordedBy().replaceFirst("^person:", "")));
        return askers;
    }

    private static void add(Set<String> all, @Nullable String one) {
        if (one != null) {
            all.add(one);
        }
    }
}
