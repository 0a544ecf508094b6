package io.dealtrail.migration;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Wording;
import java.util.ArrayList;
import java.util.List;
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

/** One migration: its rehearsal, its first few deals, how far it has come, and the way back. */
@Controller
@RequestMapping("/studio/{process}/migrations/{id}")
class MigrationPage {

    private static final int SIZE = 25;

    /** A problem in words, and how many deals have it. */
    record Finding(List<String> texts, long deals) {}

    private final Migrations migrations;
    private final ItemRepository items;
    private final Versions versions;
    private final ProblemWords words;
    private final Wording wording;
    private final People people;
    private final Actors actors;

    MigrationPage(
            Migrations migrations,
            ItemRepository items,
            Versions versions,
            ProblemWords words,
            Wording wording,
            People people,
            Actors actors) {
        this.migrations = migrations;
        this.items = items;
        this.versions = versions;
        this.words = words;
        this.wording = wording;
        this.people = people;
        this.actors = actors;
    }

    @GetMapping
    String page(
            @PathVariable String process,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String part,
            Model model) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        Migration migration = migrations.require(process, id);
        Progress progress = items.progress(id);
        String which = MigrationController.state(state);
        List<Item> rows = items.page(id, migrations.sight(), which, MigrationController.after(after), SIZE + 1);
        model.addAttribute("m", migration);
        model.addAttribute("p", progress);
        model.addAttribute(
                "name",
                words.element(process, process, versions.of(process).get(0).name()));
        model.addAttribute("who", people.names(List.of(migration.startedBy())).getOrDefault(migration.startedBy(), ""));
        model.addAttribute("mine", actors.person().leads() && migrations.isMine(migration));
        model.addAttribute("state", which);
        model.addAttribute("states", states(migration, progress));
        model.addAttribute("page", Page.of(rows, SIZE, progress.total(), item -> Cursor.of(item.n())));
        model.addAttribute("words", words);
        model.addAttribute("here", versions.spots(migration.plan().source()));
        model.addAttribute("findings", findings(migration));
        if (after != null && !after.isBlank()) {
            return "migration/run :: rows";
        }
        return "run".equals(part) ? "migration/run :: run" : "migration/run";
    }

    @PostMapping("/{what:pause|resume|cancel|retry|back|try|all|rehearse-back}")
    String turn(
            @PathVariable String process,
            @PathVariable String id,
            @PathVariable String what,
            @RequestParam(defaultValue = "10") int many,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes said) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        Migration before = migrations.require(process, id);
        try {
            Migration now = switch (what) {
                case "pause" -> migrations.pause(before);
                case "resume" -> migrations.resume(before);
                case "cancel" -> migrations.cancel(before);
                case "retry" -> migrations.retry(before);
                case "try" -> migrations.goOn(before, Math.max(1, many), null);
                case "all" -> migrations.goOn(before, 0, null);
                default -> migrations.back(before, what.equals("rehearse-back"), reason);
            };
            Said told = Said.done("migration.said." + what, now.total(), now.to());
            (what.equals("pause") ? told.undo("/studio/" + process + "/migrations/" + id + "/resume") : told).on(said);
            return "redirect:/studio/" + process + "/migrations/" + now.id();
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
            return "redirect:/studio/" + process + "/migrations/" + id;
        }
    }

    private List<Finding> findings(Migration migration) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<List<Problem>, Long> one : items.problems(migration.id(), migrations.sight())) {
            findings.add(new Finding(
                    one.getKey().stream()
                            .map(problem -> words.of(problem, migration.process()))
                            .toList(),
                    one.getValue()));
        }
        return findings;
    }

    /** What there is to filter by. */
    private static List<String> states(Migration migration, Progress progress) {
        List<String> states = new ArrayList<>();
        if (progress.done() == 0 && progress.rehearsed() > 0) {
            add(states, "PROBLEM", progress.unfit());
            add(states, "OK", progress.fit());
        }
        add(states, "FAILED", progress.failed());
        add(states, "MOVED", progress.moved());
        add(states, "GONE", progress.gone());
        add(
                states,
                "WAITING",
                migration.is(Migration.State.REHEARSING, Migration.State.REHEARSED) ? 0 : progress.waiting());
        return states;
    }

    private static void add(List<String> states, String state, int many) {
        if (many > 0) {
            states.add(state);
        }
    }
}
