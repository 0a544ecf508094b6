package io.dealtrail.deal;

import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.deal.FactSheet.Fact;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Edits one fact in its place on the deal's page. */
@Controller
@RequestMapping("/deals/{number}/fact")
class FactPage {

    private static final String BACK = "redirect:/deals/{number}";

    private final DealSheets sheets;
    private final FactSheet facts;
    private final FactEdits edits;
    private final DealOverview overview;
    private final Actors actors;
    private final Wording wording;
    private final Show show;

    FactPage(
            DealSheets sheets,
            FactSheet facts,
            FactEdits edits,
            DealOverview overview,
            Actors actors,
            Wording wording,
            Show show) {
        this.sheets = sheets;
        this.facts = facts;
        this.edits = edits;
        this.overview = overview;
        this.actors = actors;
        this.wording = wording;
        this.show = show;
    }

    /** The fact as it stands, for who does not want to edit it after all. */
    @GetMapping
    String shown(@PathVariable String number, @RequestParam String name, Model model) {
        fact(number, name, model);
        return "deal/facts :: fact";
    }

    @GetMapping("/edit")
    String edit(@PathVariable String number, @RequestParam String name, Model model) {
        Fact fact = fact(number, name, model);
        if (!fact.editable()) {
            return "deal/facts :: fact";
        }
        model.addAttribute("value", fact.value());
        model.addAttribute("unit", fact.unit());
        return "deal/facts :: edit";
    }

    /** @param label of a free attribute to add, where no fact is named */
    @PostMapping
    String save(
            @PathVariable String number,
            @RequestParam(name = "name", defaultValue = "") String known,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String was,
            HtmxRequest htmx,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        String name = known.isBlank() ? FactSheet.ATTRIBUTE + label.strip() : known;
        try {
            Fact before = edits.save(number, name, value, unit, was);
            Fact after = fact(number, name, model);
            Said said = told(number, before, after);
            if (!htmx.isHtmxRequest()) {
                said.on(next);
                return BACK;
            }
            said.on(model);
            return "deal/facts :: saved";
        } catch (Refused refused) {
            if (!htmx.isHtmxRequest()) {
                Said.refused(wording.of(refused), next);
                return BACK;
            }
            return again(number, name, value, unit, refused, response, model);
        }
    }

    /** The form as it was left, with what was wrong, or what somebody else made of the fact meanwhile. */
    private String again(
            String number,
            String name,
            String value,
            String unit,
            Refused refused,
            HttpServletResponse response,
            Model model) {
        Fact now = fact(number, name, model);
        response.setStatus(422);
        model.addAttribute("value", value);
        model.addAttribute("unit", unit);
        boolean stale = refused.code().equals("deal.factChanged");
        model.addAttribute("stale", stale);
        model.addAttribute("fault", stale ? null : fault(refused, now));
        return "deal/facts :: edit";
    }

    private String fault(Refused refused, Fact fact) {
        return refused.fields().isEmpty()
                ? wording.of(refused)
                : String.join(
                        " ",
                        wording.byField(refused, Map.of(refused.fields().get(0).field(), fact.label()))
                                .values());
    }

    private Said told(String number, Fact before, Fact after) {
        if (before.state().equals(after.state())) {
            return Said.done("deal.factKept", after.label());
        }
        Said said = Said.done("deal.factSaved", after.label(), word(before), word(after));
        boolean cannotBeEmpty = before.kind().equals("money") && before.value().isEmpty();
        return cannotBeEmpty
                ? said
                : said.undo(
                        "/deals/" + number + "/fact",
                        Map.of(
                                "name",
                                before.name(),
                                "value",
                                before.value(),
                                "unit",
                                before.unit(),
                                "was",
                                after.state()));
    }

    private String word(Fact fact) {
        String shown = fact.shown().length() > 60 ? fact.shown().substring(0, 60) + "…" : fact.shown();
        return shown.isEmpty() ? show.word("fact.unknown", "") : shown;
    }

    private Fact fact(String number, String name, Model model) {
        Sheet sheet = sheets.require(number);
        Fact fact = facts.find(sheet, name).orElseThrow(() -> new NotFound("fact", name));
        Map<String, @Nullable Object> head = overview.head(sheet);
        model.addAllAttributes(head);
        model.addAttribute("fact", fact);
        model.addAttribute("sources", FactPatch.SOURCES);
        return fact;
    }
}
