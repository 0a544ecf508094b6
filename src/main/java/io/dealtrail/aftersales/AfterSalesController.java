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

    private final Surveys surveys;
    private final DealVisibility visibility;

    AfterSalesController(Surveys surveys, DealVisibility visibility) {
        this.surveys = surveys;
        this.visibility = visibility;
    }

    @GetMapping("/surveys")
    Items<Survey> surveys(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(surveys.of(number));
    }
}
