package io.dealtrail.proposal;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

@Component
class NegotiationOnDeal implements DealPart {

    private final Concessions concessions;

    NegotiationOnDeal(Concessions concessions) {
        this.concessions = concessions;
    }

    @Override
    public String name() {
        return "negotiation";
    }

    @Override
    public Object of(String number) {
        return concessions.of(number);
    }

    /** Drawn after the page, in a place of its own. */
    @Override
    public Object shown(String number) {
        return number;
    }
}
