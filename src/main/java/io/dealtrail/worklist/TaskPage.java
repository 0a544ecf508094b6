package io.dealtrail.worklist;

import io.dealtrail.engine.TaskForm;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRedirectView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what it asks, and completing it. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

    private final Tasks tasks;
    private final TaskSheet sheet;
    private final TaskAside aside;
    private final Outcome outcome;
    private final Actors actors;
    private final Wording wording;

    TaskPage(Tasks tasks, TaskSheet sheet, TaskAside aside, Outcome outcome, Actors actors, Wording wording) {
        this.tasks = tasks;
        this.sheet = sheet;
        this.aside = aside;
        this.outcome = outcome;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String task(@PathVariable String id, Model model) {
        model.addAllAttributes(sheet.of(id, Map.of()));
        return "worklist/task";
    }

    /** What stands beside the form. */
    @GetMapping("/aside")
    String aside(@PathVariable String id, Model model) {
        model.addAllAttributes(aside.of(tasks.require(id)));
        return "worklist/aside :: aside";
    }

    /**
     * Completes the task and goes on, or shows the form again with its faults. Who comes too late sees who was first, and what
     * they typed.
     *
     * @param then {@code next} to go on with the next task
     * @param seen mark of what the page showed
     */
    @PostMapping("/complete")
    Object complete(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            @RequestParam(name = ".then", required = false) @Nullable String then,
            @RequestParam(name = ".seen", required = false) @Nullable String seen,
            HtmxRequest htmx,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model) {
        actors.requireWorker();
        WorkItem item = tasks.require(id);
        try {
            Tasks.Completed done =
                    tasks.complete(id, EnteredForm.values(tasks.form(item).fields(), entered), seen, TaskForm::onPage);
            String next = outcome.tell(item, done, "next".equals(then), said);
            return htmx.isHtmxRequest() ? new HtmxRedirectView(next, true) : "redirect:" + next;
        } catch (Refused refused) {
            boolean late =
                    refused.kind() != Refused.Kind.INVALID && refused.fields().isEmpty();
            response.setStatus((late ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
            model.addAllAttributes(sheet.of(id, entered));
            model.addAttribute("faults", sheet.faults(refused, item));
            model.addAttribute("refusal", refused.fields().isEmpty() ? wording.of(refused) : null);
            if (late) {
                // All of the page is another one now: nothing is left to do here.
                response.setHeader("HX-Retarget", "#content");
                response.setHeader("HX-Reselect", "#content");
            }
            return htmx.isHtmxRequest() && !late ? "worklist/task :: work" : "worklist/task";
        }
    }

    @PostMapping("/comments")
    String comment(@PathVariable String id, @RequestParam String text, RedirectAttributes said) {
        actors.requireWorker();
        try {
            tasks.comment(id, text);
            outcome.commented(tasks.require(id).deal(), text).on(said);
        } catch (Refused refused) {
            Map<String, String> labels = Map.of("text", wording.text("task.remark"));
            String faults = String.join(" ", wording.byField(refused, labels).values());
            Said.refused(faults.isEmpty() ? wording.of(refused) : faults, said);
        }
        return "redirect:/tasks/{id}#comments";
    }
}
