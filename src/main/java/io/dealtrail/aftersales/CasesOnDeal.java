package io.dealtrail.aftersales;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

@Component
class CasesOnDeal implements DealPart {

    private final Cases cases;

    CasesOnDeal(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Object of(String number) {
        return cases.of(number);
    }
}
