package io.dealtrail.migration;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Running deals from version to version, over REST. */
@RestController
@RequestMapping("/api/processes/{process}/migrations")
class MigrationController {

    /** What is rehearsed in one call at most; more is rehearsed in the background. */
    private static final int MOST = 1000;

    /**
     * @param mapping element of the old version to element of the new one, or null for none; what is left out is proposed
     * @param timers keep, restart or end, by element of the old version
     * @param deals numbers; all that run on the version when left out
     * @param dryRun rehearses and changes nothing
     * @param canary how many go first
     */
    record Ask(
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Map<String, @Nullable String> mapping,
            @Nullable Map<String, String> timers,
            @Nullable List<String> deals,
            @Nullable Boolean dryRun,
            @Nullable Integer canary,
            @Nullable String reason) {}

    private final Mappings mappings;
    private final Migrations migrations;
    private final Rehearsal rehearsal;
    private final Roads roads;
    private final ItemRepository items;
    private final Versions versions;
    private final Answers answers;
    private final ProblemWords words;
    private final Actors actors;

    MigrationController(
            Mappings mappings,
            Migrations migrations,
            Rehearsal rehearsal,
            Roads roads,
            ItemRepository items,
            Versions versions,
            Answers answers,
            ProblemWords words,
            Actors actors) {
        this.mappings = mappings;
        this.migrations = migrations;
        this.rehearsal = rehearsal;
        this.roads = roads;
        this.items = items;
        this.versions = versions;
        this.answers = answers;
        this.words = words;
        this.actors = actors;
    }

    @PostMapping
    ResponseEntity<?> migrate(@PathVariable String process, @RequestBody Ask ask) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        versions.of(process);
        if (ask.from() == null || ask.to() == null) {
            String field = ask.from() == null ? "from" : "to";
            throw Refused.field(field, "field.required", field);
        }
        Mapping mapping = mappings.propose(process, ask.from(), ask.to(), choices(ask));
        if (!mapping.problems().isEmpty()) {
            throw words.refusal(mapping.problems(), process);
        }
        List<String> deals = ask.deals() == null ? List.of() : ask.deals();
        if (Boolean.TRUE.equals(ask.dryRun())) {
            return ResponseEntity.ok(rehearse(mapping, deals));
        }
        int canary = ask.canary() == null ? 0 : ask.canary();
        if (canary < 0) {
            throw Refused.field("canary", "migration.canary", canary);
        }
        Migration.State state = canary > 0 ? Migration.State.CANARY : Migration.State.RUNNING;
        Migration begun = migrations.begin(mapping.plan(), state, deals, canary, ask.reason());
        return ResponseEntity.accepted()
                .location(URI.create("/api/processes/" + process + "/migrations/" + begun.id()))
                .body(answers.run(begun));
    }

    private Shown.Rehearsed rehearse(Mapping mapping, List<String> deals) {
        List<Subject> subjects = migrations.subjects(mapping.plan(), deals, MOST);
        List<Report> reports = rehearsal.of(roads.of(mapping.plan()), subjects);
        int total = deals.isEmpty() && subjects.size() == MOST
                ? items.count(mapping.plan().source(), migrations.sight())
                : subjects.size();
        return answers.rehearsed(mapping, reports, total);
    }

    @GetMapping
    Map<String, List<Shown.Run>> all(@PathVariable String process) {
        allowReading();
        versions.of(process);
        return Map.of("items", migrations.of(process).stream().map(answers::run).toList());
    }

    @GetMapping("/{id}")
    Shown.Run one(@PathVariable String process, @PathVariable String id) {
        allowReading();
        return answers.run(migrations.require(process, id));
    }

    @GetMapping("/{id}/items")
    Page<Shown.Line> items(
            @PathVariable String process,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        allowReading();
        Migration migration = migrations.require(process, id);
        int many = Page.size(size);
        List<Item> rows = items.page(id, migrations.sight(), state(state), after(after), many + 1);
        return Page.of(rows, many, migration.total(), item -> Cursor.of(item.n()))
                .map(item -> answers.line(item, process));
    }

    @PostMapping("/{id}/{what:pause|resume|cancel|retry|reverse}")
    ResponseEntity<Shown.Run> turn(@PathVariable String process, @PathVariable String id, @PathVariable String what) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        Migration migration = migrations.require(process, id);
        Migration now = switch (what) {
            case "pause" -> migrations.pause(migration);
            case "resume" -> migrations.resume(migration);
            case "cancel" -> migrations.cancel(migration);
            case "retry" -> migrations.retry(migration);
            default -> migrations.back(migration, false, null);
        };
        return ResponseEntity.accepted()
                .location(URI.create("/api/processes/" + process + "/migrations/" + now.id()))
                .body(answers.run(now));
    }

    private void allowReading() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
    }

    private static Choices choices(Ask ask) {
        Map<String, Plan.Fate> timers = new HashMap<>();
        if (ask.timers() != null) {
            ask.timers().forEach((timer, fate) -> timers.put(timer, fate(fate)));
        }
        return new Choices(ask.mapping() == null ? Map.of() : ask.mapping(), timers);
    }

    static Plan.Fate fate(@Nullable String text) {
        try {
            return Plan.Fate.valueOf(String.valueOf(text).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("timers", "migration.fate", text == null ? "" : text);
        }
    }

    static @Nullable String state(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String state = text.toUpperCase(Locale.ROOT);
        if (state.matches("WAITING|MOVED|FAILED|GONE|OK|PROBLEM")) {
            return state;
        }
        throw Refused.malformed("migration.state", text);
    }

    static int after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        String n = String.valueOf(Cursor.parse(cursor, 1)[0]);
        if (!n.matches("\\d{1,9}")) {
            throw Refused.malformed("list.cursor", cursor);
        }
        return Integer.parseInt(n);
    }
}
