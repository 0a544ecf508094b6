package io.dealtrail.attachment;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/deals/{number}/attachments")
class AttachmentController {

    private final Attachments attachments;
    private final Actors actors;

    AttachmentController(Attachments attachments, Actors actors) {
        this.attachments = attachments;
        this.actors = actors;
    }

    /** All of them, the latest first: a deal has few. */
    @GetMapping
    Page<Attachment> list(@PathVariable String number) {
        List<Attachment> all = attachments.of(number);
        return new Page<>(all, null, all.size(), false);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Attachment> add(
            @PathVariable String number,
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String task)
            throws IOException {
        actors.requireWorker();
        Attachment added = attachments.add(number, task, file.getOriginalFilename(), file);
        return ResponseEntity.created(URI.create("/api/deals/" + number + "/attachments/" + added.id()))
                .body(added);
    }

    /** The content, as it was uploaded. */
    @GetMapping("/{id}")
    ResponseEntity<InputStreamResource> content(@PathVariable String number, @PathVariable String id)
            throws IOException {
        Attachment attachment = attachments.require(number, id);
        return SafeAnswer.download(attachment, attachments.content(attachment));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason) {
        actors.requireWorker();
        attachments.delete(number, id, reason);
    }

    /** Puts back what was deleted within the last day. */
    @PostMapping("/{id}/restore")
    Attachment restore(@PathVariable String number, @PathVariable String id) {
        actors.requireWorker();
        return attachments.restore(number, id);
    }
}
