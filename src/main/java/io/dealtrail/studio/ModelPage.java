package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One model: its drawing, versions, drafts and history. */
@Controller
@RequestMapping("/studio/{key}")
class ModelPage {

    /** A version with what runs on it. */
    record Version(
            Models.Model model, Publications.@Nullable Signed signed, long running, long failedJobs, boolean current) {}

    private final ModelOverview overview;
    private final Models models;
    private final Publications publications;
    private final DraftLists lists;
    private final Drafts drafts;
    private final Publishing publishing;
    private final ModelHistory history;
    private final Access access;
    private final Actors actors;
    private final Wording wording;

    ModelPage(
            ModelOverview overview,
            Models models,
            Publications publications,
            DraftLists lists,
            Drafts drafts,
            Publishing publishing,
            ModelHistory history,
            Access access,
            Actors actors,
            Wording wording) {
        this.overview = overview;
        this.models = models;
        this.publications = publications;
        this.lists = lists;
        this.drafts = drafts;
        this.publishing = publishing;
        this.history = history;
        this.access = access;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String one(@PathVariable String key, Model model) {
        access.requireReader();
        List<DraftRow> all = lists.of(key);
        List<Models.Model> versions = models.versions(key);
        if (versions.isEmpty() && !all.isEmpty()) {
            // It does not exist yet: its draft is all there is of it.
            return "redirect:/studio/" + key + "/drafts/" + all.get(0).id();
        }
        ModelOverview.Row row = overview.one(key);
        model.addAttribute("row", row);
        model.addAttribute("drafts", all.stream().filter(DraftRow::isOpen).toList());
        model.addAttribute(
                "mine",
                all.stream()
                        .filter(d -> d.author().equals(access.me())
                                && (d.state().equals("DRAFT") || d.state().equals("REFUSED")))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("versions", versions(row, versions));
        model.addAttribute(
                "table", row.model().kind() == Models.Kind.DMN ? TableView.of(models.bytes(row.model())) : null);
        model.addAttribute("edits", access.edits());
        model.addAttribute("director", actors.person().is(Role.DIRECTOR));
        return "studio/model";
    }

    @GetMapping("/history")
    String history(@PathVariable String key, Model model) {
        access.requireReader();
        model.addAttribute("lines", history.of(key));
        return "studio/history :: lines";
    }

    /** Starts a draft and leads to its editor. */
    @PostMapping("/drafts")
    String start(@PathVariable String key, RedirectAttributes next) {
        Draft draft = drafts.start(key);
        Said.done("draft.startedNow", draft.title())
                .undo(address(draft) + "/discard")
                .on(next);
        return "redirect:" + address(draft) + "/edit";
    }

    @PostMapping("/versions/{version}/restore")
    String restore(@PathVariable String key, @PathVariable int version, RedirectAttributes next) {
        return drafted(key, next, () -> drafts.restore(key, version, null));
    }

    /** Takes over what came with the product. */
    @PostMapping("/shipped")
    String shipped(@PathVariable String key, RedirectAttributes next) {
        return drafted(key, next, () -> drafts.takeShipped(key));
    }

    @PostMapping("/stop")
    String stop(
            @PathVariable String key,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        access.requireDirector();
        try {
            int now = publishing.stopAndRestore(key, version, reason);
            Said.done("model.stopped", version, now)
                    .link("/studio/" + key + "/migrate", "model.moveRunning")
                    .on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return "redirect:/studio/" + key;
    }

    private String drafted(String key, RedirectAttributes next, Supplier<Draft> work) {
        try {
            Draft draft = work.get();
            Said.done("draft.startedNow", draft.title())
                    .undo(address(draft) + "/discard")
                    .on(next);
            return "redirect:" + address(draft);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
            return "redirect:/studio/" + key;
        }
    }

    private static String address(Draft draft) {
        return "/studio/" + draft.model() + "/drafts/" + draft.id();
    }

    private List<Version> versions(ModelOverview.Row row, List<Models.Model> all) {
        Map<Integer, ModelOverview.Load> load =
                row.load().stream().collect(Collectors.toMap(ModelOverview.Load::version, Function.identity()));
        Map<Integer, Publications.Signed> signed = publications
                .signed(row.model().key())
                .stream()
                .collect(Collectors.toMap(s -> s.publication().version(), Function.identity()));
        return all.stream()
                .map(m -> {
                    ModelOverview.Load l = load.get(m.version());
                    return new Version(
                            m,
                            signed.get(m.version()),
                            l == null ? 0 : l.running(),
                            l == null ? 0 : l.failedJobs(),
                            m.version() == row.model().version());
                })
                .toList();
    }
}
