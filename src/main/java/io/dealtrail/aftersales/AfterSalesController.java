package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/deals/{number}")
class AfterSalesController {

    record Items<T>(List<T> items) {}

    private final Cases cases;
    private final Surveys surveys;
    private final DealVisibility visibility;

    AfterSalesController(Cases cases, Surveys surveys, DealVisibility visibility) {
        this.cases = cases;
        this.surveys = surveys;
        this.visibility = visibility;
    }

    @GetMapping("/cases")
    Items<ServiceCase> cases(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(cases.of(number));
    }

    @GetMapping("/surveys")
    Items<Survey> surveys(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(surveys.of(number));
    }
}
