package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What a draft would come to, were it written as it was sent.
 *
 * @param approvers groups that would have to approve it, in their order
 * @param belowFloor whether it is sold for less than a director has to allow
 */
record Quote(
        String currency,
        List<ProposalLine> lines,
        @JsonUnwrapped Figures figures,
        List<String> approvers,
        boolean belowFloor) {

    static Quote of(Proposal proposal, List<String> approvers) {
        Figures figures = proposal.figures();
        return new Quote(proposal.currency(), proposal.lines(), figures, approvers, figures.isBelowFloor());
    }
}
