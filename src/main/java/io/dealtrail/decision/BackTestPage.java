package io.dealtrail.decision;

import io.dealtrail.engine.Models;
import io.dealtrail.shared.Refused;
import io.dealtrail.studio.Draft;
import io.dealtrail.studio.Drafts;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a draft would have meant for past deals. */
@Controller
class BackTestPage {

    private final Drafts drafts;
    private final BackTest tables;
    private final WayTest ways;
    private final Show show;
    private final Wording wording;

    BackTestPage(Drafts drafts, BackTest tables, WayTest ways, Show show, Wording wording) {
        this.drafts = drafts;
        this.tables = tables;
        this.ways = ways;
        this.show = show;
        this.wording = wording;
    }

    @GetMapping("/studio/{key}/drafts/{id}/back-test")
    String page(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Model model) {
        Draft draft = drafts.find(key, id);
        LocalDate today = show.today();
        model.addAttribute("draft", draft);
        model.addAttribute("today", today);
        model.addAttribute("from", from == null ? today.minusDays(90) : from);
        model.addAttribute("to", to == null ? today : to);
        try {
            Period period = Period.of(from, to, today);
            if (draft.kind() == Models.Kind.DMN) {
                model.addAttribute("report", tables.run(draft, period));
            } else {
                model.addAttribute("ways", ways.run(draft, period));
            }
        } catch (Refused refused) {
            model.addAttribute("refused", wording.of(refused));
        }
        return "studio/back-test";
    }
}
