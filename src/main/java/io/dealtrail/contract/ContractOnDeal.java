package io.dealtrail.contract;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

@Component
class ContractOnDeal implements DealPart {

    private final Contracts contracts;

    ContractOnDeal(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String name() {
        return "contract";
    }

    /** Empty becomes null: the deal has no contract yet. */
    @Override
    public Object of(String number) {
        return contracts.of(number);
    }
}
