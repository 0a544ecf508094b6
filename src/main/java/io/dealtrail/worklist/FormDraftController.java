package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own draft of a task. */
@RestController
@RequestMapping("/api/tasks/{id}/draft")
class FormDraftController {

    /** @param savedAt null when there is none */
    record View(Map<String, String> values, @Nullable Instant savedAt) {}

    record Values(@Nullable Map<String, String> values) {}

    private final Tasks tasks;
    private final FormDrafts drafts;
    private final Actors actors;

    FormDraftController(Tasks tasks, FormDrafts drafts, Actors actors) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.actors = actors;
    }

    @GetMapping
    View draft(@PathVariable String id) {
        tasks.require(id);
        return drafts.of(id)
                .map(draft -> new View(draft.entered(), draft.savedAt()))
                .orElseGet(() -> new View(Map.of(), null));
    }

    /** Values by field as they were typed; nothing is checked. */
    @PutMapping
    View save(@PathVariable String id, @RequestBody Values body) {
        actors.requireWorker();
        Map<String, String> values = body.values() == null ? Map.of() : body.values();
        return new View(values, drafts.save(id, tasks.require(id).definition(), values));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        actors.requireWorker();
        tasks.require(id);
        drafts.discard(id);
    }
}
