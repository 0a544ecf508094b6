package io.dealtrail.attachment;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The card with a deal's files, on the deal's page and on its tasks' pages. */
@Controller
@RequestMapping("/deals/{number}/attachments")
class AttachmentPage {

    private static final String CARD = "attachment/part :: attachments";

    private final Attachments attachments;
    private final FileTypes types;
    private final Actors actors;
    private final Wording wording;

    AttachmentPage(Attachments attachments, FileTypes types, Actors actors, Wording wording) {
        this.attachments = attachments;
        this.types = types;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String card(@PathVariable String number, @RequestParam(required = false) @Nullable String task, Model model) {
        return card(number, task, Map.of(), model);
    }

    /** One file or several; each that cannot be taken is told by name. */
    @PostMapping
    String add(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam List<MultipartFile> file,
            Model model)
            throws IOException {
        actors.requireWorker();
        for (MultipartFile one : file) {
            attachments.add(number, task == null || task.isBlank() ? null : task, one.getOriginalFilename(), one);
        }
        String names = file.stream().map(MultipartFile::getOriginalFilename).collect(Collectors.joining(", "));
        return card(number, task, Map.of("news", wording.text("attachment.addedNow", names)), model);
    }

    @GetMapping("/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable String number, @PathVariable String id)
            throws IOException {
        Attachment attachment = attachments.require(number, id);
        return SafeAnswer.download(attachment, attachments.content(attachment));
    }

    @GetMapping("/{id}/view")
    ResponseEntity<InputStreamResource> view(@PathVariable String number, @PathVariable String id) throws IOException {
        Attachment attachment = attachments.require(number, id);
        return SafeAnswer.show(attachment, attachments.content(attachment));
    }

    @PostMapping("/{id}/delete")
    String delete(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam String reason,
            Model model) {
        actors.requireWorker();
        try {
            Attachment gone = attachments.delete(number, id, reason);
            String said = wording.text("attachment.deletedNow", gone.name());
            return card(number, task, Map.of("news", said, "undo", gone.id()), model);
        } catch (Refused refused) {
            String label = wording.text("attachment.reason");
            String problem = String.join(
                    " ", wording.byField(refused, Map.of("reason", label)).values());
            return card(number, task, Map.of("trouble", problem.isEmpty() ? wording.of(refused) : problem), model);
        }
    }

    @PostMapping("/{id}/restore")
    String restore(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String task,
            Model model) {
        actors.requireWorker();
        Attachment back = attachments.restore(number, id);
        return card(number, task, Map.of("news", wording.text("attachment.restoredNow", back.name())), model);
    }

    private String card(String number, @Nullable String task, Map<String, ?> news, Model model) {
        List<Attachment> files = attachments.of(number);
        Set<String> deletable = attachments.deletable(number, files).stream()
                .map(Attachment::id)
                .collect(Collectors.toSet());
        model.addAttribute("number", number);
        model.addAttribute("task", task);
        model.addAttribute("files", files);
        model.addAttribute("deletable", deletable);
        model.addAttribute("accept", types.endings());
        model.addAttribute("maxMegabytes", types.maxMegabytes());
        model.addAllAttributes(news);
        return CARD;
    }
}
