package io.dealtrail.proposal;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

@Component
class ProposalsOnDeal implements DealPart {

    private final Proposals proposals;

    ProposalsOnDeal(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public String name() {
        return "proposals";
    }

    @Override
    public Object of(String number) {
        return proposals.of(number);
    }
}
