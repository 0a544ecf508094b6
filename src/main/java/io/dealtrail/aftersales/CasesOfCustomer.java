package io.dealtrail.aftersales;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.customer.AccountPart;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CasesOfCustomer implements AccountPart {

    private final Cases cases;

    CasesOfCustomer(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Object of(List<AccountDeal> deals) {
        return cases.ofAll(deals.stream().map(AccountDeal::number).toList());
    }
}
