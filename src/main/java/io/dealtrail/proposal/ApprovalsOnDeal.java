package io.dealtrail.proposal;

import io.dealtrail.deal.DealPart;
import io.dealtrail.people.People;
import io.dealtrail.proposal.Chains.Chain;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ApprovalsOnDeal implements DealPart {

    /** @param names of the persons in the chains, by user name */
    record Shown(List<Chain> chains, Map<String, String> names) {}

    private final Chains chains;
    private final People people;

    ApprovalsOnDeal(Chains chains, People people) {
        this.chains = chains;
        this.people = people;
    }

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public Object of(String number) {
        return chains.of(number);
    }

    @Override
    public Object shown(String number) {
        List<Chain> all = chains.of(number);
        return new Shown(all, people.names(ApprovalPanel.names(all)));
    }
}
