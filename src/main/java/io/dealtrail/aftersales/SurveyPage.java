package io.dealtrail.aftersales;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How satisfied customers are, for those who lead. */
@Controller
class SurveyPage {

    static final List<Integer> PERIODS = List.of(30, 90, 365, 3650);

    private final SurveyResults results;
    private final Actors actors;

    SurveyPage(SurveyResults results, Actors actors) {
        this.results = results;
        this.actors = actors;
    }

    @GetMapping("/surveys")
    String surveys(
            @RequestParam(defaultValue = "365") int days,
            @RequestParam(defaultValue = "false") boolean unhappy,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        int period = PERIODS.contains(days) ? days : 365;
        model.addAttribute("days", period);
        model.addAttribute("periods", PERIODS);
        model.addAttribute("unhappy", unhappy);
        model.addAttribute("figures", results.figures(period));
        model.addAttribute(
                "page",
                results.page(period, unhappy, Page.DEFAULT_SIZE, after == null || after.isBlank() ? null : after));
        return "aftersales/surveys";
    }
}
