package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys, onboarding and hand-over by REST. */
@RestController
@RequestMapping("/api")
class AfterSalesController {

    private static final int LONGEST = 36_500;

    record Items<T>(List<T> items) {}

    record Results(SurveyResults.Figures figures, Page<SurveyResults.Row> answers) {}

    record Tick(@Nullable Boolean done) {}

    record Usual(@Nullable List<Onboarding.Point> points) {}

    private final Surveys surveys;
    private final SurveyResults results;
    private final Onboarding onboarding;
    private final HandOverSheets sheets;
    private final HandOverPapers papers;
    private final CaseDesk desk;
    private final DealVisibility visibility;
    private final Actors actors;

    AfterSalesController(
            Surveys surveys,
            SurveyResults results,
            Onboarding onboarding,
            HandOverSheets sheets,
            HandOverPapers papers,
            CaseDesk desk,
            DealVisibility visibility,
            Actors actors) {
        this.surveys = surveys;
        this.results = results;
        this.onboarding = onboarding;
        this.sheets = sheets;
        this.papers = papers;
        this.desk = desk;
        this.visibility = visibility;
        this.actors = actors;
    }

    @GetMapping("/deals/{number}/surveys")
    Items<Survey> surveys(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(surveys.of(number));
    }

    @GetMapping("/surveys")
    Results results(
            @RequestParam(defaultValue = "365") int days,
            @RequestParam(defaultValue = "false") boolean unhappy,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        if (days < 1 || days > LONGEST) {
            throw Refused.malformed("surveys.days", days);
        }
        return new Results(results.figures(days), results.page(days, unhappy, Page.size(size), after));
    }

    @GetMapping("/deals/{deal}/handover")
    HandOverSheets.Sheet handOver(@PathVariable String deal) {
        visibility.requireVisible(deal);
        return sheets.of(deal);
    }

    @PutMapping("/deals/{deal}/handover")
    HandOverSheets.Added handOver(@PathVariable String deal, @RequestBody HandOverPage.Addition body) {
        actors.requireWorker();
        desk.requireServes(deal);
        return sheets.write(deal, body.promised(), body.openPoints(), body.version());
    }

    @GetMapping("/deals/{deal}/handover.pdf")
    ResponseEntity<byte[]> handOverPaper(@PathVariable String deal, Locale language) {
        visibility.requireVisible(deal);
        return papers.answer(deal, language);
    }

    @GetMapping("/deals/{deal}/onboarding")
    Items<OnboardingItem> onboarding(@PathVariable String deal) {
        visibility.requireVisible(deal);
        return new Items<>(onboarding.of(deal));
    }

    @PostMapping("/deals/{deal}/onboarding/{id}")
    OnboardingItem tick(@PathVariable String deal, @PathVariable String id, @RequestBody Tick body) {
        actors.requireWorker();
        desk.requireServes(deal);
        if (body.done() == null) {
            throw Refused.field("done", "field.required", "done");
        }
        return onboarding.tick(deal, id, body.done());
    }

    @GetMapping("/onboarding")
    Usual usual() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        return new Usual(onboarding.usual());
    }

    @PutMapping("/onboarding")
    Usual usual(@RequestBody Usual body) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        return new Usual(onboarding.change(body.points()));
    }
}
