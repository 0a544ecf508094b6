package io.dealtrail.aftersales;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.customer.AccountPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a customer answered when asked how satisfied they are, on their file. */
@Component
class VoicesOfCustomer implements AccountPart {

    private final SurveyResults results;

    VoicesOfCustomer(SurveyResults results) {
        this.results = results;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public Object of(List<AccountDeal> deals) {
        return results.ofDeals(deals.stream().map(AccountDeal::number).toList());
    }
}
