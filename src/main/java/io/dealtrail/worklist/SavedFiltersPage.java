package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.dealtrail.worklist.SavedFilters.Saved;
import io.dealtrail.worklist.SavedFilters.Wanted;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRedirectView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeping a view of the list, and what is done to it afterwards. */
@Controller
@RequestMapping("/tasks/filters")
class SavedFiltersPage {

    private final SavedFilters filters;
    private final Actors actors;
    private final Wording wording;

    SavedFiltersPage(SavedFilters filters, Actors actors, Wording wording) {
        this.filters = filters;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/new")
    String fresh(@RequestParam(defaultValue = "") String query, HtmxRequest htmx, Model model) {
        actors.requireWorker();
        model.addAttribute("wanted", new Wanted("", query, false, false));
        return form(htmx, model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, HtmxRequest htmx, Model model) {
        actors.requireWorker();
        Saved saved = filters.require(id);
        model.addAttribute("saved", saved);
        model.addAttribute("wanted", new Wanted(saved.name(), saved.query(), saved.shared(), saved.isDefault()));
        return form(htmx, model);
    }

    @PostMapping
    Object create(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "false") boolean isDefault,
            HtmxRequest htmx,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        actors.requireWorker();
        Wanted wanted = new Wanted(name, query, shared, isDefault);
        try {
            Saved saved = filters.create(wanted);
            Said.done("filter.saved", saved.name())
                    .undo("/tasks/filters/" + saved.id() + "/delete")
                    .on(next);
            return to("/tasks?" + saved.query() + "&view=" + saved.id(), htmx);
        } catch (Refused refused) {
            return again(refused, wanted, htmx, response, model);
        }
    }

    @PostMapping("/{id}")
    Object change(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "false") boolean isDefault,
            HtmxRequest htmx,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        actors.requireWorker();
        Saved before = filters.require(id);
        Wanted wanted = new Wanted(name, query, shared, isDefault);
        try {
            Saved saved = filters.change(id, before.own() ? wanted : new Wanted(null, null, null, isDefault));
            Said.done("filter.changed", saved.name())
                    .undo("/tasks/filters/" + id, values(before))
                    .on(next);
            return to("/tasks?" + saved.query() + "&view=" + saved.id(), htmx);
        } catch (Refused refused) {
            model.addAttribute("saved", before);
            return again(refused, wanted, htmx, response, model);
        }
    }

    @PostMapping("/{id}/delete")
    Object delete(@PathVariable String id, HtmxRequest htmx, RedirectAttributes next) {
        actors.requireWorker();
        Saved gone = filters.delete(id);
        Said.done("filter.deleted", gone.name())
                .undo("/tasks/filters", values(gone))
                .on(next);
        return to("/tasks?list=mine", htmx);
    }

    private Object again(Refused refused, Wanted wanted, HtmxRequest htmx, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "faults", new HashMap<>(wording.byField(refused, Map.of("name", wording.text("filter.name")))));
        return form(htmx, model);
    }

    private String form(HtmxRequest htmx, Model model) {
        model.addAttribute("team", actors.person().team());
        return htmx.isHtmxRequest() ? "worklist/filters :: edit" : "worklist/filters";
    }

    private static Map<String, String> values(Saved saved) {
        return Map.of(
                "name", saved.name(),
                "query", saved.query(),
                "shared", String.valueOf(saved.shared()),
                "isDefault", String.valueOf(saved.isDefault()));
    }

    private static Object to(String address, HtmxRequest htmx) {
        return htmx.isHtmxRequest() ? new HtmxRedirectView(address, true) : "redirect:" + address;
    }
}
