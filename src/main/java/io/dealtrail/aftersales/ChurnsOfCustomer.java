package io.dealtrail.aftersales;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.customer.AccountPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a customer did not renew, on their file. */
@Component
class ChurnsOfCustomer implements AccountPart {

    private final Churns churns;

    ChurnsOfCustomer(Churns churns) {
        this.churns = churns;
    }

    @Override
    public String name() {
        return "churns";
    }

    @Override
    public Object of(List<AccountDeal> deals) {
        return churns.ofAll(deals.stream().map(AccountDeal::number).toList());
    }
}
