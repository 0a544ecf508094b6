package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hand-over sheet: to read, to add to, and on paper. */
@Controller
class HandOverPage {

    record Addition(
            @Nullable String promised,
            @Nullable String openPoints,
            @Nullable Long version) {}

    private final HandOverSheets sheets;
    private final CaseDesk desk;
    private final DealVisibility visibility;
    private final HandOverPapers papers;
    private final Actors actors;
    private final Wording wording;

    HandOverPage(
            HandOverSheets sheets,
            CaseDesk desk,
            DealVisibility visibility,
            HandOverPapers papers,
            Actors actors,
            Wording wording) {
        this.sheets = sheets;
        this.desk = desk;
        this.visibility = visibility;
        this.papers = papers;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/deals/{deal}/handover")
    String sheet(@PathVariable String deal, Model model) {
        visibility.requireVisible(deal);
        model.addAllAttributes(papers.values(deal));
        model.addAttribute("mayWrite", actors.person().works() && desk.serves(deal));
        return "aftersales/handover";
    }

    @PostMapping("/deals/{deal}/handover")
    String write(
            @PathVariable String deal,
            @RequestParam(required = false) @Nullable String promised,
            @RequestParam(required = false) @Nullable String openPoints,
            @RequestParam Long version,
            Model model,
            RedirectAttributes said) {
        actors.requireWorker();
        desk.requireServes(deal);
        HandOverSheets.Added before = sheets.of(deal).added();
        try {
            HandOverSheets.Added now = sheets.write(deal, promised, openPoints, version);
            Said.done("handOverSheet.said")
                    .undo(
                            "/deals/" + deal + "/handover",
                            Map.of(
                                    "promised", text(before.promised()),
                                    "openPoints", text(before.openPoints()),
                                    "version", String.valueOf(now.version())))
                    .on(said);
            return "redirect:/deals/{deal}/handover";
        } catch (Refused refused) {
            // What was typed stays; the newest version is the base of the next attempt.
            sheet(deal, model);
            model.addAttribute("typed", new Addition(promised, openPoints, null));
            model.addAttribute("problem", wording.of(refused));
            return "aftersales/handover";
        }
    }

    @GetMapping("/deals/{deal}/handover.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String deal, Locale language) {
        visibility.requireVisible(deal);
        return papers.answer(deal, language);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
