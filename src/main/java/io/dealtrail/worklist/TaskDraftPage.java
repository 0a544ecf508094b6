package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps what is typed into a task's form while it is typed. */
@Controller
@RequestMapping("/tasks/{id}/draft")
class TaskDraftPage {

    private final Tasks tasks;
    private final FormDrafts drafts;
    private final Actors actors;
    private final Show show;
    private final Wording wording;

    TaskDraftPage(Tasks tasks, FormDrafts drafts, Actors actors, Show show, Wording wording) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.actors = actors;
        this.show = show;
        this.wording = wording;
    }

    /** Answers in words when it was saved. */
    @PostMapping(produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String save(@PathVariable String id, @RequestParam Map<String, String> entered) {
        actors.requireWorker();
        Map<String, String> values = new HashMap<>(entered);
        values.keySet().removeIf(name -> name.equals("_csrf") || name.startsWith("."));
        WorkItem item = tasks.require(id);
        if (item.closed() != null
                && actors.current().toString().equals(item.closed().by())) {
            return ""; // sent before the completion, arrived after it
        }
        return wording.text("form.draft.savedAt", show.time(drafts.save(id, item.definition(), values)));
    }

    @PostMapping("/discard")
    String discard(@PathVariable String id, RedirectAttributes next) {
        actors.requireWorker();
        tasks.require(id);
        drafts.discard(id);
        Said.done("form.draft.discarded")
                .undo("/tasks/" + id + "/draft/restore")
                .on(next);
        return "redirect:/tasks/{id}";
    }

    @PostMapping("/restore")
    String restore(@PathVariable String id, RedirectAttributes next) {
        actors.requireWorker();
        tasks.require(id);
        drafts.bringBack(id);
        return "redirect:/tasks/{id}";
    }
}
