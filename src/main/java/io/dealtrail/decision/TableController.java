package io.dealtrail.decision;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.engine.Facts;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.studio.Draft;
import io.dealtrail.studio.Drafts;
import io.dealtrail.studio.EditLocks;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A draft of a table for the editor's script and for the API: saved, checked, tried out, taken to a spreadsheet and back. */
@RestController
class TableController {

    private static final String PAGE = "/studio/{key}/drafts/{id}/table";
    private static final String API = "/api/processes/{key}/drafts/{id}";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Saved(int revision, List<TableDrafts.Problem> problems) {}

    record Question(@Nullable Map<String, @Nullable Object> inputs) {}

    private final TableDrafts tables;
    private final Drafts drafts;
    private final EditLocks locks;
    private final TableSheet sheets;
    private final Facts facts;
    private final DealVisibility visibility;
    private final Actors actors;

    TableController(
            TableDrafts tables,
            Drafts drafts,
            EditLocks locks,
            TableSheet sheets,
            Facts facts,
            DealVisibility visibility,
            Actors actors) {
        this.tables = tables;
        this.drafts = drafts;
        this.locks = locks;
        this.sheets = sheets;
        this.facts = facts;
        this.visibility = visibility;
        this.actors = actors;
    }

    @GetMapping(PAGE)
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable String id) {
        Draft draft = tables.find(key, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .eTag(Integer.toString(draft.revision()))
                .header("X-Content-Type-Options", "nosniff")
                .body(draft.xml());
    }

    /** Saves and says what is wrong, in one go: the editor does it after every change. */
    @PutMapping(PAGE)
    Saved save(
            @PathVariable String key,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] xml,
            Locale locale) {
        requireEditor();
        tables.find(key, id);
        Draft saved = drafts.save(id, xml, revision(ifMatch));
        return new Saved(saved.revision(), tables.problems(key, saved.xml(), locale));
    }

    @GetMapping({PAGE + "/problems", API + "/problems"})
    Map<String, List<TableDrafts.Problem>> problems(@PathVariable String key, @PathVariable String id, Locale locale) {
        return Map.of("problems", tables.problems(key, tables.find(key, id).xml(), locale));
    }

    @PostMapping(PAGE + "/lock")
    Map<String, Integer> lock(
            @PathVariable String key, @PathVariable String id, @RequestParam(defaultValue = "false") boolean takeOver) {
        requireEditor();
        tables.find(key, id);
        return Map.of("revision", locks.take(id, takeOver).revision());
    }

    @PostMapping(PAGE + "/unlock")
    void unlock(@PathVariable String key, @PathVariable String id) {
        requireEditor();
        tables.find(key, id);
        locks.release(id);
    }

    @PostMapping({PAGE + "/try", API + "/try"})
    Outcome ask(@PathVariable String key, @PathVariable String id, @RequestBody Question question) {
        return tables.ask(tables.find(key, id), question.inputs() == null ? Map.of() : question.inputs());
    }

    /** What a real deal would put in; inputs that are no facts of a deal are left out. */
    @GetMapping({PAGE + "/facts", API + "/facts"})
    Map<String, @Nullable Object> facts(@PathVariable String key, @PathVariable String id, @RequestParam String deal) {
        Table table = TableXml.read(tables.find(key, id).xml());
        String number = deal.strip().toUpperCase(Locale.ROOT);
        visibility.requireVisible(number);
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        for (Table.Column input : table.inputs()) {
            if (Vocabulary.FACTS.containsKey(input.expression())) {
                known.put(input.expression(), facts.of(number, input.expression()));
            }
        }
        return known;
    }

    @GetMapping({PAGE + ".xlsx", API + "/xlsx"})
    ResponseEntity<byte[]> sheet(@PathVariable String key, @PathVariable String id, Locale locale) {
        Draft draft = tables.find(key, id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + draft.model() + ".xlsx\"")
                .body(sheets.write(TableXml.read(draft.xml()), "", locale));
    }

    @PostMapping({PAGE + ".xlsx", API + "/xlsx"})
    Saved take(
            @PathVariable String key,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        requireEditor();
        Draft draft = tables.find(key, id);
        if (file.getSize() > SheetFile.LARGEST) {
            throw Refused.tooLarge("table.sheet.large", SheetFile.LARGEST / 1_000_000);
        }
        Draft saved = tables.take(draft, file.getBytes(), ifMatch == null ? draft.revision() : revision(ifMatch));
        return new Saved(saved.revision(), tables.problems(key, saved.xml(), locale));
    }

    private void requireEditor() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
    }

    private static int revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refused.field("version", "version.required");
        }
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw Refused.malformed("version.header", ifMatch);
        }
    }
}
