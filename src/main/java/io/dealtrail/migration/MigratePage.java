package io.dealtrail.migration;

import io.dealtrail.engine.Models;
import io.dealtrail.engine.Standings;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a manager says which step of the old version becomes which of the new one, and has it rehearsed. */
@Controller
@RequestMapping("/studio/{process}/migrate")
class MigratePage {

    /** A version that one may choose. */
    record Choice(int version, long running) {}

    private final Versions versions;
    private final Mappings mappings;
    private final Migrations migrations;
    private final ItemRepository items;
    private final Standings standings;
    private final ProblemWords words;
    private final Wording wording;
    private final Show show;
    private final People people;
    private final Actors actors;

    MigratePage(
            Versions versions,
            Mappings mappings,
            Migrations migrations,
            ItemRepository items,
            Standings standings,
            ProblemWords words,
            Wording wording,
            Show show,
            People people,
            Actors actors) {
        this.versions = versions;
        this.mappings = mappings;
        this.migrations = migrations;
        this.items = items;
        this.standings = standings;
        this.words = words;
        this.wording = wording;
        this.show = show;
        this.people = people;
        this.actors = actors;
    }

    @GetMapping
    String page(
            @PathVariable String process,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(required = false) @Nullable String like,
            Model model) {
        allowReading();
        if (like == null || like.isBlank()) {
            return show(process, from, to, Choices.NONE, model);
        }
        Migration before = migrations.require(process, like);
        model.addAttribute("reason", before.reason());
        return show(process, before.from(), before.to(), choices(before.plan()), model);
    }

    /** The page anew with what was chosen. */
    @PostMapping("/mapping")
    String mapping(@PathVariable String process, @RequestParam Map<String, String> entered, Model model) {
        allowReading();
        int from = number(entered, "from");
        int to = number(entered, "to");
        model.addAttribute("reason", entered.get("reason"));
        return show(process, from, to, choices(process, from, to, entered), model);
    }

    @PostMapping
    String rehearse(
            @PathVariable String process,
            @RequestParam Map<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        versions.of(process);
        int from = number(entered, "from");
        int to = number(entered, "to");
        Choices choices = choices(process, from, to, entered);
        String reason = entered.getOrDefault("reason", "").strip();
        Mapping mapping = mappings.propose(process, from, to, choices);
        try {
            if (reason.isEmpty()) {
                throw Refused.field("reason", "field.required", wording.text("migration.reason"));
            }
            if (!mapping.problems().isEmpty()) {
                throw words.refusal(mapping.problems(), process);
            }
            Migration begun = migrations.begin(mapping.plan(), Migration.State.REHEARSING, List.of(), 0, reason);
            Said.done("migration.saidRehearsing", begun.total()).on(said);
            return "redirect:/studio/" + process + "/migrations/" + begun.id();
        } catch (Refused refused) {
            response.setStatus(Wording.status(refused).value());
            model.addAttribute("problem", wording.of(refused));
            model.addAttribute("reasonMissing", reason.isEmpty());
            model.addAttribute("reason", reason);
            return show(process, from, to, choices, model);
        }
    }

    @GetMapping(value = "/drawing", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String drawing(@PathVariable String process, @RequestParam int version, Locale reader) {
        allowReading();
        return standings.drawing(process, version, reader.toLanguageTag(), show::element);
    }

    private String show(String process, @Nullable Integer from, @Nullable Integer to, Choices choices, Model model) {
        List<Models.Model> all = versions.of(process);
        Map<Integer, Long> running = versions.running(process);
        int newest = all.get(0).version();
        int target = to == null ? newest : to;
        Optional<Integer> fullest = running.entrySet().stream()
                .filter(entry -> entry.getKey() != target)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        int source = from != null ? from : fullest.orElse(target > 1 ? target - 1 : target);
        model.addAttribute("process", process);
        model.addAttribute("name", words.element(process, process, all.get(0).name()));
        model.addAttribute(
                "versions",
                all.stream()
                        .map(m -> new Choice(m.version(), running.getOrDefault(m.version(), 0L)))
                        .toList());
        model.addAttribute("from", source);
        model.addAttribute("to", target);
        model.addAttribute("mayMigrate", actors.person().leads());
        past(process, model);
        if (source != target) {
            Mapping mapping = mappings.propose(process, source, target, choices);
            String definition = mapping.plan().source();
            int mine = items.count(definition, migrations.sight());
            model.addAttribute("mapping", mapping);
            model.addAttribute("mine", mine);
            model.addAttribute("others", items.count(definition, Sight.ALL) - mine);
            model.addAttribute("targets", targets(mapping));
            model.addAttribute("words", words);
            model.addAttribute("here", versions.spots(definition));
            model.addAttribute("there", versions.spots(mapping.plan().target()));
            model.addAttribute(
                    "planProblems",
                    mapping.problems().stream()
                            .map(problem -> words.of(problem, process))
                            .distinct()
                            .toList());
        }
        return "migration/migrate";
    }

    private void past(String process, Model model) {
        List<Migration> past = migrations.of(process);
        model.addAttribute("past", past);
        model.addAttribute(
                "people", people.names(past.stream().map(Migration::startedBy).collect(Collectors.toSet())));
        model.addAttribute(
                "progress",
                past.stream().limit(10).collect(Collectors.toMap(Migration::id, m -> items.progress(m.id()))));
    }

    /** What each kind of element may become. */
    private Map<String, List<Spot>> targets(Mapping mapping) {
        return versions.spots(mapping.plan().target()).byId().values().stream()
                .collect(Collectors.groupingBy(spot -> spot.type() + spot.several()));
    }

    /** What somebody chose before. */
    private Choices choices(Plan plan) {
        Map<String, String> entered = new HashMap<>();
        versions.spots(plan.source())
                .byId()
                .keySet()
                .forEach(element -> entered.put("map." + element, plan.pairs().getOrDefault(element, "")));
        plan.timers().forEach((timer, fate) -> entered.put("timer." + timer, fate.name()));
        return choices(plan.process(), plan.from(), plan.to(), entered);
    }

    /** Only what differs from the proposal was chosen. */
    private Choices choices(String process, int from, int to, Map<String, String> entered) {
        Map<String, String> proposed =
                mappings.propose(process, from, to, Choices.NONE).plan().pairs();
        Map<String, @Nullable String> mapping = new HashMap<>();
        Map<String, Plan.Fate> timers = new HashMap<>();
        entered.forEach((name, value) -> {
            if (name.startsWith("map.")) {
                String element = name.substring(4);
                String other = value.isBlank() ? null : value;
                if (!Objects.equals(proposed.get(element), other)) {
                    mapping.put(element, other);
                }
            } else if (name.startsWith("timer.") && !value.equalsIgnoreCase("keep")) {
                timers.put(name.substring(6), MigrationController.fate(value));
            }
        });
        return new Choices(mapping, timers);
    }

    private static int number(Map<String, String> entered, String name) {
        String text = entered.getOrDefault(name, "");
        if (!text.matches("\\d{1,6}")) {
            throw Refused.field(name, "migration.version", text);
        }
        return Integer.parseInt(text);
    }

    private void allowReading() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
    }
}
