package io.dealtrail.studio;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All models at a glance, and the way to a new stage. */
@Controller
class StudioPage {

    /** What stands in the form of a new stage. */
    record StageForm(String name, String key, String behind, String probability) {}

    private final ModelOverview overview;
    private final NewStage stages;
    private final Drafts drafts;
    private final Access access;
    private final Wording wording;

    StudioPage(ModelOverview overview, NewStage stages, Drafts drafts, Access access, Wording wording) {
        this.overview = overview;
        this.stages = stages;
        this.drafts = drafts;
        this.access = access;
        this.wording = wording;
    }

    @GetMapping("/studio")
    String all(Model model) {
        access.requireReader();
        model.addAttribute("all", overview.all());
        model.addAttribute("edits", access.edits());
        return "studio/overview";
    }

    /** Where notifications lead. */
    @GetMapping("/studio/drafts/{id}")
    String draft(@PathVariable String id) {
        Draft draft = drafts.find(id);
        return "redirect:/studio/" + draft.model() + "/drafts/" + id;
    }

    @GetMapping("/studio/new-stage")
    String form(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        access.requireEditor();
        List<NewStage.Place> places = stages.places();
        String last = places.isEmpty() ? "" : places.get(places.size() - 1).behind();
        show(model, new StageForm("", "", last, "80"), Map.of(), places);
        return part == null ? "studio/new-stage" : "studio/new-stage :: form";
    }

    @PostMapping("/studio/new-stage")
    String draft(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String behind,
            @RequestParam(defaultValue = "") String probability,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        access.requireEditor();
        try {
            Integer percent = probability.strip().matches("\\d{1,3}") ? Integer.valueOf(probability.strip()) : null;
            Draft made = stages.draft(name, key, behind, percent).get(0);
            Said.done("stage.drafted", name.strip())
                    .undo("/studio/" + made.model() + "/drafts/" + made.id() + "/discard")
                    .on(next);
            return "redirect:/studio/" + made.model() + "/drafts/" + made.id();
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            Map<String, String> labels = Map.of(
                    "name", wording.text("stage.name"),
                    "key", wording.text("stage.id"),
                    "behind", wording.text("stage.behind"),
                    "probability", wording.text("stage.percent"));
            show(
                    model,
                    new StageForm(name, key, behind, probability),
                    wording.byField(refused, labels),
                    stages.places());
            return "studio/new-stage";
        }
    }

    private static void show(Model model, StageForm form, Map<String, String> faults, List<NewStage.Place> places) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("places", places);
    }
}
