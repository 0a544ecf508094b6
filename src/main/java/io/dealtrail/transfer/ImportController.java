package io.dealtrail.transfer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final long MAX_BYTES = 50L * 1024 * 1024;

    private final Imports imports;
    private final ImportWorker worker;
    private final ImportReports reports;
    private final Withdrawal withdrawal;
    private final Actors actors;

    ImportController(
            Imports imports, ImportWorker worker, ImportReports reports, Withdrawal withdrawal, Actors actors) {
        this.imports = imports;
        this.worker = worker;
        this.reports = reports;
        this.withdrawal = withdrawal;
        this.actors = actors;
    }

    @GetMapping
    Page<ImportRun> imports(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        allow();
        return reports.list(actors.person(), Page.size(size), after);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportRun> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = Profiles.AUTO) String profile,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        allow();
        if (file == null) {
            throw Refused.field("file", "field.required", "file");
        }
        if (file.getSize() > MAX_BYTES) {
            throw new MaxUploadSizeExceededException(MAX_BYTES);
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        ImportRun run = imports.queue(name, file.getBytes(), profile, dryRun, actors.person());
        worker.wake();
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + run.id()))
                .body(run);
    }

    @GetMapping("/{id}")
    ImportRun one(@PathVariable String id) {
        allow();
        return imports.require(id, actors.person());
    }

    @GetMapping(value = "/{id}/errors.csv", produces = "text/csv")
    ResponseEntity<String> errors(@PathVariable String id, Locale language) {
        allow();
        ImportRun run = imports.require(id, actors.person());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"")
                .body(reports.errors(run, language));
    }

    @PostMapping("/{id}/undo")
    Withdrawal.Result undo(@PathVariable String id) {
        allow();
        return withdrawal.of(imports.require(id, actors.person()));
    }

    private void allow() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }
}
