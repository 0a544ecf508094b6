package io.dealtrail.proposal;

import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The proposals of a deal, as everybody else asks for them. */
@Component
@Transactional(readOnly = true)
public class Proposals {

    private final ProposalRepository proposals;

    Proposals(ProposalRepository proposals) {
        this.proposals = proposals;
    }

    /** All versions, ascending. */
    public List<Proposal> of(String deal) {
        return proposals.of(deal);
    }

    /** The version that is being written, if there is one. */
    Optional<Proposal> draft(String deal) {
        return last(deal, Proposal::isDraft);
    }

    /** @throws NotFound when the deal has no such version */
    Proposal require(String deal, int version) {
        return last(deal, p -> p.version() == version)
                .orElseThrow(() -> new NotFound("proposal", deal + "/" + version));
    }

    /** What the customer has accepted, as sent or as negotiated. */
    public Optional<Proposal> accepted(String deal) {
        return last(deal, p -> p.state() == State.ACCEPTED);
    }

    /** What a negotiation is about: the newest version that has lines and was not superseded. */
    Optional<Proposal> negotiated(String deal) {
        return last(deal, p -> p.state() != State.SUPERSEDED && !p.lines().isEmpty());
    }

    private Optional<Proposal> last(String deal, java.util.function.Predicate<Proposal> which) {
        return proposals.of(deal).stream().filter(which).reduce((earlier, later) -> later);
    }
}
