package io.dealtrail.studio;

import io.dealtrail.shared.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The change control of a model: drafts, their edit lock, review and publication. */
@RestController
@RequestMapping("/api/processes/{key}")
class ModelDraftController {

    record Submission(@Nullable String reason, @Nullable String reviewer) {}

    record Review(@Nullable Boolean approve, @Nullable String comment) {}

    record Publish(@Nullable OffsetDateTime at) {}

    record Reason(@Nullable String reason) {}

    private final Drafts drafts;
    private final DraftLists lists;
    private final EditLocks locks;
    private final Reviews reviews;
    private final Publishing publishing;
    private final Access access;

    ModelDraftController(
            Drafts drafts, DraftLists lists, EditLocks locks, Reviews reviews, Publishing publishing, Access access) {
        this.drafts = drafts;
        this.lists = lists;
        this.locks = locks;
        this.reviews = reviews;
        this.publishing = publishing;
        this.access = access;
    }

    /** All of the model's, the newest first. */
    @GetMapping("/drafts")
    Map<String, List<DraftRow>> all(@PathVariable String key) {
        access.requireReader();
        return Map.of("items", lists.of(key));
    }

    /** Starts one: with the XML that is sent, else as a copy of the version that it is based on. */
    @PostMapping(value = "/drafts")
    ResponseEntity<DraftView> start(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer basedOn,
            @RequestBody(required = false) byte @Nullable [] xml) {
        access.requireEditor();
        return created(drafts.start(key, xml == null || xml.length == 0 ? null : xml(xml), basedOn));
    }

    @GetMapping("/drafts/{id}")
    ResponseEntity<DraftView> one(@PathVariable String key, @PathVariable String id) {
        return tagged(drafts.find(key, id));
    }

    /** Its content, byte for byte. */
    @GetMapping("/drafts/{id}/xml")
    ResponseEntity<byte[]> content(@PathVariable String key, @PathVariable String id) {
        Draft draft = drafts.find(key, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .eTag(tag(draft))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .body(draft.xml());
    }

    /** Saves a revision that was made from the one in {@code If-Match}. */
    @PutMapping("/drafts/{id}")
    ResponseEntity<DraftView> save(
            @PathVariable String key,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] xml) {
        access.requireEditor();
        drafts.find(key, id);
        return tagged(drafts.save(id, xml(xml == null ? new byte[0] : xml), revision(ifMatch)));
    }

    /** Takes the edit lock or renews it: it ends by itself after two minutes. */
    @PostMapping("/drafts/{id}/lock")
    DraftView lock(
            @PathVariable String key, @PathVariable String id, @RequestParam(defaultValue = "false") boolean takeOver) {
        access.requireEditor();
        drafts.find(key, id);
        return view(locks.take(id, takeOver));
    }

    @DeleteMapping("/drafts/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String key, @PathVariable String id) {
        access.requireEditor();
        drafts.find(key, id);
        locks.release(id);
    }

    /** Puts it away; {@code /restore} brings it back. */
    @DeleteMapping("/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String key, @PathVariable String id) {
        access.requireEditor();
        drafts.find(key, id);
        drafts.discard(id);
    }

    @PostMapping("/drafts/{id}/restore")
    DraftView bringBack(@PathVariable String key, @PathVariable String id) {
        access.requireEditor();
        drafts.find(key, id);
        drafts.bringBack(id);
        return view(drafts.find(id));
    }

    @PostMapping("/drafts/{id}/withdraw")
    DraftView withdraw(@PathVariable String key, @PathVariable String id) {
        access.requireEditor();
        drafts.find(key, id);
        drafts.withdraw(id);
        return view(drafts.find(id));
    }

    /** Goes on from the current version, whatever it brought. */
    @PostMapping("/drafts/{id}/rebase")
    DraftView rebase(@PathVariable String key, @PathVariable String id) {
        access.requireEditor();
        drafts.find(key, id);
        return view(drafts.rebase(id));
    }

    @PostMapping("/drafts/{id}/submit")
    DraftView submit(@PathVariable String key, @PathVariable String id, @RequestBody Submission body) {
        access.requireEditor();
        drafts.find(key, id);
        return view(reviews.submit(id, body.reason(), body.reviewer()));
    }

    @PostMapping("/drafts/{id}/review")
    DraftView review(@PathVariable String key, @PathVariable String id, @RequestBody Review body) {
        access.requireEditor();
        drafts.find(key, id);
        if (body.approve() == null) {
            throw Refused.field("approve", "field.required", "approve");
        }
        return view(reviews.review(id, body.approve(), body.comment()));
    }

    /** At once: 201 with the new version. At a date: 202 with the draft that waits for it. */
    @PostMapping("/drafts/{id}/publish")
    ResponseEntity<Object> publish(
            @PathVariable String key, @PathVariable String id, @RequestBody(required = false) @Nullable Publish body) {
        access.requireEditor();
        drafts.find(key, id);
        if (body != null && body.at() != null) {
            return ResponseEntity.accepted()
                    .body(view(publishing.schedule(id, body.at().toInstant())));
        }
        Map<String, Integer> versions = publishing.publish(id);
        int version = versions.getOrDefault(key, 0);
        return ResponseEntity.created(URI.create("/api/processes/" + key + "/versions/" + version))
                .body(Map.of("version", version, "versions", versions, "draft", id));
    }

    /** A draft that brings an earlier version back, by the same way as any change. */
    @PostMapping("/versions/{version}/restore")
    ResponseEntity<DraftView> restore(
            @PathVariable String key, @PathVariable int version, @RequestBody(required = false) @Nullable Reason body) {
        access.requireEditor();
        return created(drafts.restore(key, version, body == null ? null : body.reason()));
    }

    private ResponseEntity<DraftView> created(Draft draft) {
        return ResponseEntity.created(URI.create("/api/processes/" + draft.model() + "/drafts/" + draft.id()))
                .eTag(tag(draft))
                .body(view(draft));
    }

    private ResponseEntity<DraftView> tagged(Draft draft) {
        return ResponseEntity.ok().eTag(tag(draft)).body(view(draft));
    }

    private DraftView view(Draft draft) {
        return DraftView.of(draft, drafts.isOutdated(draft), locks.current(draft));
    }

    private static String tag(Draft draft) {
        return "\"" + draft.revision() + "\"";
    }

    private static byte[] xml(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8).replace("\uFEFF", "");
        if (body.length > 0 && !start.stripLeading().startsWith("<")) {
            throw Refused.malformed("draft.notXml");
        }
        return body;
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
