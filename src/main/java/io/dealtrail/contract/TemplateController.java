package io.dealtrail.contract;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What contracts are made of: everybody who sees deals reads it, managers and directors change it. */
@RestController
@RequestMapping("/api/contract-templates")
class TemplateController {

    record Restored(@Nullable Integer version) {}

    record Archived(@Nullable Boolean archived) {}

    private final Templates templates;
    private final TemplatePreview preview;
    private final Actors actors;

    TemplateController(Templates templates, TemplatePreview preview, Actors actors) {
        this.templates = templates;
        this.preview = preview;
        this.actors = actors;
    }

    @GetMapping
    Map<String, List<Template>> all() {
        requireReader();
        return Map.of("items", templates.all());
    }

    /** @param version without it, the current one */
    @GetMapping("/{id}")
    ResponseEntity<Template> one(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        requireReader();
        return tagged(version == null ? templates.require(id) : templates.require(id, version));
    }

    @GetMapping("/{id}/versions")
    Map<String, List<Template>> versions(@PathVariable String id) {
        requireReader();
        return Map.of("items", templates.history(id));
    }

    /** The names that texts may use. */
    @GetMapping("/placeholders")
    Map<String, List<String>> placeholders() {
        requireReader();
        return Map.of("items", Placeholders.NAMES);
    }

    @PostMapping
    ResponseEntity<Template> create(@RequestBody TemplateRequest request) {
        templates.requireKeeper();
        Template made = templates.create(request);
        return ResponseEntity.created(URI.create("/api/contract-templates/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    ResponseEntity<Template> change(
            @PathVariable String id,
            @RequestBody TemplateRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(templates.change(id, request, ifMatch));
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<Template> restore(@PathVariable String id, @RequestBody Restored body) {
        templates.requireKeeper();
        if (body.version() == null) {
            throw Refused.field("version", "field.required", "version");
        }
        return tagged(templates.restore(id, body.version()));
    }

    @PostMapping("/{id}/archive")
    ResponseEntity<Template> archive(@PathVariable String id, @RequestBody Archived body) {
        return tagged(templates.archive(id, !Boolean.FALSE.equals(body.archived())));
    }

    /** From now on the one for contracts that no other fits. */
    @PostMapping("/{id}/usual")
    ResponseEntity<Template> usual(@PathVariable String id) {
        return tagged(templates.makeUsual(id));
    }

    /** The clauses as a contract of the deal would print them. */
    @GetMapping("/{id}/preview")
    Map<String, List<Content.Printed>> preview(
            @PathVariable String id, @RequestParam String deal, @RequestParam(defaultValue = "en") String language) {
        requireReader();
        return Map.of("items", preview.of(templates.require(id).body(), deal, language));
    }

    private void requireReader() {
        if (!actors.person().reads()) {
            actors.requireAny(Role.AUDITOR);
        }
    }

    private static ResponseEntity<Template> tagged(Template template) {
        return ResponseEntity.ok().eTag("\"" + template.version() + "\"").body(template);
    }
}
