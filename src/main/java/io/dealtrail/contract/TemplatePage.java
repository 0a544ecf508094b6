package io.dealtrail.contract;

import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where managers keep what contracts are made of; others who see deals read it. */
@Controller
@RequestMapping("/contract-templates")
class TemplatePage {

    private static final String LIST = "redirect:/contract-templates";

    private final Templates templates;
    private final TemplateForm forms;
    private final TemplatePreview preview;
    private final Deals deals;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    TemplatePage(
            Templates templates,
            TemplateForm forms,
            TemplatePreview preview,
            Deals deals,
            People people,
            Actors actors,
            Wording wording) {
        this.templates = templates;
        this.forms = forms;
        this.preview = preview;
        this.deals = deals;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @ModelAttribute
    void reader(Model model) {
        Person person = actors.person();
        if (!person.reads()) {
            throw new AccessDeniedException("sees no deals");
        }
        model.addAttribute("keeper", person.leads());
        model.addAttribute("base", deals.baseCurrency());
    }

    @GetMapping
    String list(Model model) {
        List<Template> all = templates.all();
        model.addAttribute("templates", all);
        model.addAttribute(
                "names", people.names(all.stream().map(Template::changedBy).toList()));
        return "contract/templates";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        templates.requireKeeper();
        return show(null, forms.of(templates.all().get(0)).copied(), Map.of(), model);
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        Template template = templates.require(id);
        return show(template, forms.of(template), Map.of(), model);
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        templates.requireKeeper();
        try {
            Template made = templates.create(forms.request(entered));
            Said.done("template.createdNow", made.name()).on(next);
            return LIST + "/" + made.id();
        } catch (Refused refused) {
            return again(null, entered, refused, response, model);
        }
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        templates.requireKeeper();
        Template before = templates.require(id);
        try {
            Template after = templates.change(id, forms.request(entered), null);
            if (after.version() == before.version()) {
                Said.done("template.unchanged").on(next);
            } else {
                Said.done("template.savedNow", after.version())
                        .undo("/contract-templates/" + id + "/restore", Map.of("version", "" + before.version()))
                        .on(next);
            }
            return LIST + "/{id}";
        } catch (Refused refused) {
            return again(before, entered, refused, response, model);
        }
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable String id, @RequestParam int version, RedirectAttributes next) {
        templates.requireKeeper();
        return told(next, () -> {
            int before = templates.require(id).version();
            Template after = templates.restore(id, version);
            return Said.done("template.restoredNow", version, after.version())
                    .undo("/contract-templates/" + id + "/restore", Map.of("version", "" + before));
        });
    }

    @PostMapping("/{id}/archive")
    String archive(@PathVariable String id, @RequestParam boolean archived, RedirectAttributes next) {
        templates.requireKeeper();
        return told(next, () -> {
            Template after = templates.archive(id, archived);
            return Said.done(archived ? "template.archivedNow" : "template.unarchivedNow", after.name())
                    .undo("/contract-templates/" + id + "/archive", Map.of("archived", "" + !archived));
        });
    }

    @PostMapping("/{id}/usual")
    String usual(@PathVariable String id, RedirectAttributes next) {
        templates.requireKeeper();
        return told(next, () -> {
            String before = templates.all().stream()
                    .filter(Template::usual)
                    .map(Template::id)
                    .findFirst()
                    .orElse(id);
            Said said = Said.done("template.usualNow", templates.makeUsual(id).name());
            return before.equals(id) ? said : said.undo("/contract-templates/" + before + "/usual");
        });
    }

    /** The clauses as they stand in the form, with the values of a deal that the person may see. */
    @PostMapping("/preview")
    String preview(
            @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(defaultValue = "") String deal,
            @RequestParam(defaultValue = "en") String spoken,
            Model model) {
        try {
            model.addAttribute("printed", preview.of(forms.request(entered).read(), deal.strip(), spoken));
            model.addAttribute("deal", deal.strip());
        } catch (Refused refused) {
            model.addAttribute("why", String.join(" ", forms.faults(refused).values()));
        } catch (NotFound missing) {
            model.addAttribute("why", wording.text("notFound." + missing.kind(), missing.id()));
        }
        return "contract/template :: previewed";
    }

    private String show(@Nullable Template template, TemplateForm.Form form, Map<String, String> faults, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("placeholders", Placeholders.NAMES);
        model.addAttribute("regions", people.regions());
        List<Template> history = template == null ? List.of() : templates.history(template.id());
        model.addAttribute("versions", forms.versions(history));
        model.addAttribute(
                "names", people.names(history.stream().map(Template::changedBy).toList()));
        return "contract/template";
    }

    private String again(
            @Nullable Template before,
            MultiValueMap<String, String> entered,
            Refused refused,
            HttpServletResponse response,
            Model model) {
        response.setStatus(refused.kind() == Refused.Kind.INVALID ? 422 : 409);
        if (refused.fields().isEmpty()) {
            model.addAttribute("problem", wording.of(refused));
        }
        return show(before, forms.entered(entered), forms.faults(refused), model);
    }

    private String told(RedirectAttributes next, Supplier<Said> work) {
        try {
            work.get().on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return LIST + "/{id}";
    }
}
