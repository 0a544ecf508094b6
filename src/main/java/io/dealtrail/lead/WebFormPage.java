package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where web forms are made, changed, put on sites and taken off. */
@Controller
@RequestMapping("/leads/forms")
class WebFormPage {

    private final WebForms forms;
    private final Snippets snippets;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    WebFormPage(WebForms forms, Snippets snippets, People people, Actors actors, Wording wording) {
        this.forms = forms;
        this.snippets = snippets;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String list(Model model) {
        requireKeeper();
        List<WebForm> all = forms.list();
        model.addAttribute("forms", all);
        model.addAttribute(
                "names", people.names(all.stream().map(WebForm::createdBy).toList()));
        model.addAttribute("teams", people.teams().stream().collect(Collectors.toMap(Team::id, Team::name)));
        return "lead/forms";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        requireKeeper();
        return edit(null, Map.of("source", "web"), Set.copyOf(WebForms.USUAL), Map.of(), model);
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requireKeeper();
        try {
            WebForm form = forms.create(read(entered));
            Said.done("webForm.createdNow", form.name()).on(said);
            return "redirect:/leads/forms/" + form.id();
        } catch (Refused refused) {
            return again(null, entered, refused, model, response);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        requireKeeper();
        WebForm form = forms.require(id);
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        String address = base + "/w/" + form.key();
        model.addAttribute("address", address);
        model.addAttribute("frame", snippets.frame(form, address));
        model.addAttribute("html", snippets.form(form, address));
        return edit(form, values(form), Set.copyOf(form.fields()), Map.of(), model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        requireKeeper();
        WebForm before = forms.require(id);
        try {
            String version = entered.getFirst("version");
            forms.change(
                    id, read(entered), version == null || !version.matches("\\d{1,9}") ? null : Long.valueOf(version));
            Said.done("webForm.savedNow").on(said);
            return "redirect:/leads/forms/{id}";
        } catch (Refused refused) {
            return again(before, entered, refused, model, response);
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes said) {
        requireKeeper();
        WebForm form = forms.revoke(id);
        Said.done("webForm.revokedNow", form.name())
                .undo("/leads/forms/" + id + "/restore")
                .on(said);
        return "redirect:/leads/forms";
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable String id, RedirectAttributes said) {
        requireKeeper();
        Said.done("webForm.restoredNow", forms.restore(id).name()).on(said);
        return "redirect:/leads/forms";
    }

    private String again(
            @Nullable WebForm form,
            MultiValueMap<String, String> entered,
            Refused refused,
            Model model,
            HttpServletResponse response) {
        response.setStatus(refused.kind() == Refused.Kind.CONFLICT ? 409 : 422);
        Map<String, String> labels = new HashMap<>();
        for (String field : List.of("name", "fields", "thanks", "thanksUrl", "origins", "team")) {
            labels.put(field, wording.text("webForm.set." + field));
        }
        Map<String, String> faults = wording.byField(refused, labels);
        if (faults.isEmpty()) {
            model.addAttribute("problem", wording.of(refused));
        }
        Set<String> asked = Set.copyOf(entered.getOrDefault("fields", List.of()));
        return edit(form, entered.toSingleValueMap(), asked, faults, model);
    }

    private String edit(
            @Nullable WebForm form,
            Map<String, String> values,
            Set<String> asked,
            Map<String, String> faults,
            Model model) {
        Person me = actors.person();
        Set<String> managed = people.managedBy(me.username());
        boolean all = me.is(Role.DIRECTOR) || me.is(Role.ADMIN);
        model.addAttribute("form", form);
        model.addAttribute("values", values);
        model.addAttribute("asked", asked);
        model.addAttribute("faults", faults);
        model.addAttribute("fields", WebForms.FIELDS);
        model.addAttribute("sources", NewLead.SOURCES);
        model.addAttribute(
                "teams",
                people.teams().stream()
                        .filter(t -> all || managed.contains(t.id()))
                        .toList());
        return "lead/form";
    }

    private static NewWebForm read(MultiValueMap<String, String> entered) {
        return new NewWebForm(
                entered.getFirst("name"),
                entered.getFirst("source"),
                entered.getFirst("language"),
                entered.getOrDefault("fields", List.of("-")).stream()
                        .filter(f -> !f.equals("-"))
                        .toList(),
                entered.getFirst("thanks"),
                entered.getFirst("thanksUrl"),
                WebForm.list(entered.getFirst("origins")),
                entered.getFirst("team"));
    }

    private static Map<String, String> values(WebForm form) {
        Map<String, String> values = new HashMap<>();
        values.put("name", form.name());
        values.put("source", form.source());
        values.put("language", form.language() == null ? "" : form.language());
        values.put("thanks", form.thanks() == null ? "" : form.thanks());
        values.put("thanksUrl", form.thanksUrl() == null ? "" : form.thanksUrl());
        values.put("origins", String.join("\n", form.origins()));
        values.put("team", form.team() == null ? "" : form.team());
        values.put("version", Long.toString(form.version()));
        return values;
    }

    private void requireKeeper() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
