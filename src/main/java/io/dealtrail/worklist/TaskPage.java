package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRedirectView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final Actors actors;
    private final Wording wording;

    TaskPage(Tasks tasks, TaskSheet sheet, Actors actors, Wording wording) {
        this.tasks = tasks;
        this.sheet = sheet;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String task(@PathVariable String id, Model model) {
        model.addAllAttributes(sheet.of(id, Map.of()));
        return "worklist/task";
    }

    /** Completes the task and goes on to the next one that waits for the person, or shows the form again with its faults. */
    @PostMapping("/complete")
    Object complete(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            HtmxRequest htmx,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model) {
        worker();
        WorkItem item = tasks.require(id);
        try {
            Tasks.Completed done = tasks.complete(id, sheet.read(item, entered));
            Said.done("task.done").link("/deals/" + done.deal(), "task.toDeal").on(said);
            String next = done.next().stream()
                    .filter(t -> actors.person().username().equals(t.assignee()))
                    .map(t -> "/tasks/" + t.id())
                    .findFirst()
                    .orElse("/tasks");
            return htmx.isHtmxRequest() ? new HtmxRedirectView(next, true) : "redirect:" + next;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAllAttributes(sheet.of(id, entered));
            model.addAttribute("faults", wording.byField(refused, sheet.labels(item)));
            model.addAttribute("refusal", refused.fields().isEmpty() ? wording.of(refused) : null);
            return htmx.isHtmxRequest() ? "worklist/task :: work" : "worklist/task";
        }
    }

    @PostMapping("/comments")
    String comment(@PathVariable String id, @RequestParam String text, RedirectAttributes said) {
        return act(id, said, "task.commentedNow", () -> tasks.comment(id, text)) + "#comments";
    }

    private String act(String id, RedirectAttributes said, String done, Runnable action) {
        worker();
        try {
            action.run();
            Said.done(done).on(said);
        } catch (Refused refused) {
            String text = refused.fields().isEmpty()
                    ? wording.of(refused)
                    : wording.byField(refused, Map.of()).values().stream().collect(Collectors.joining(" "));
            Said.refused(text, said);
        }
        return "redirect:/tasks/" + id;
    }

    private void worker() {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR, Role.SPECIALIST);
    }
}
