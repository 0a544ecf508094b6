package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One action on many tasks from the list, with a result for each. */
@Controller
@RequestMapping("/tasks/bulk")
class BulkPage {

    /** What became of one task. */
    record Outcome(
            @Nullable String name,
            @Nullable String customer,
            boolean ok,
            @Nullable String why,
            @Nullable String link) {}

    private final BulkTasks bulk;
    private final Tasks tasks;
    private final Hands hands;
    private final Snoozes snoozes;
    private final SnoozeChoices choices;
    private final Colleagues colleagues;
    private final TaskView view;
    private final Back back;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    BulkPage(
            BulkTasks bulk,
            Tasks tasks,
            Hands hands,
            Snoozes snoozes,
            SnoozeChoices choices,
            Colleagues colleagues,
            TaskView view,
            Back back,
            People people,
            Actors actors,
            Wording wording) {
        this.bulk = bulk;
        this.tasks = tasks;
        this.hands = hands;
        this.snoozes = snoozes;
        this.choices = choices;
        this.colleagues = colleagues;
        this.view = view;
        this.back = back;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @ModelAttribute
    Back.Asked asked(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
        return new Back.Asked(request, response, model, next);
    }

    /** The form that asks what the action needs: whom, until when, or whether really. */
    @PostMapping("/choose")
    Object choose(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam String action,
            @RequestParam(required = false) @Nullable String who,
            Back.Asked asked,
            HtmxRequest htmx) {
        actors.requireWorker();
        List<WorkItem> chosen = visible(ids);
        if (chosen.isEmpty()) {
            return back.refused(wording.text("bulk.nothing"), asked);
        }
        Model model = asked.model();
        model.addAttribute("ids", chosen.stream().map(WorkItem::id).toList());
        model.addAttribute("action", action);
        switch (action) {
            case "assign" -> model.addAttribute("colleagues", colleagues.forAny(chosen, who));
            case "snooze" -> model.addAttribute("choices", choices.quick());
            case "complete" -> model.addAttribute("count", chosen.size());
            default -> throw Refused.malformed("bulk.action", action);
        }
        if (who != null) {
            return "worklist/actions :: colleagues";
        }
        return htmx.isHtmxRequest() ? "worklist/bulk :: choose" : "worklist/bulk";
    }

    @PostMapping
    Object run(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam String action,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String note,
            Back.Asked asked,
            HtmxRequest htmx) {
        actors.requireWorker();
        try {
            Instant when = action.equals("snooze") ? choices.parse(until, at) : null;
            if (action.equals("snooze") && when == null) {
                throw Refused.field("until", "task.snoozeWhen");
            }
            if (action.equals("assign") && (user == null || user.isBlank())) {
                throw Refused.field("user", "task.handTo");
            }
            List<BulkTasks.Result> results =
                    bulk.run(new BulkTasks.Order(ids, action, user, when == null ? null : when.toString(), note, null));
            Said said = said(action, results, user, when);
            if (results.stream().allMatch(BulkTasks.Result::ok)) {
                return back.done(said, asked);
            }
            Model model = asked.model();
            model.addAttribute("outcomes", results.stream().map(this::outcome).toList());
            model.addAttribute("result", said);
            asked.response().setHeader("HX-Trigger", "tasksChanged");
            return htmx.isHtmxRequest() ? "worklist/bulk :: results" : "worklist/bulk";
        } catch (Refused refused) {
            if (!refused.fields().isEmpty() && ids != null) {
                asked.response().setStatus(422);
                asked.model().addAttribute("fault", wording.of(refused));
                asked.model().addAttribute("note", note);
                return choose(ids, action, null, asked, htmx);
            }
            return back.refused(wording.of(refused), asked);
        }
    }

    @PostMapping("/undo")
    Object undo(
            @RequestParam String action,
            @RequestParam List<String> ids,
            @RequestParam(required = false) @Nullable List<String> until,
            Back.Asked asked) {
        actors.requireWorker();
        int undone = 0;
        for (int i = 0; i < Math.min(ids.size(), BulkTasks.MAX); i++) {
            try {
                if (action.equals("assign")) {
                    hands.takeBack(ids.get(i), null);
                } else {
                    String before = until == null || i >= until.size() ? null : until.get(i);
                    snoozes.snooze(ids.get(i), before == null || before.equals("-") ? null : choices.parse(before));
                }
                undone++;
            } catch (Refused | NotFound movedOn) {
                // told by the count
            }
        }
        return back.done(
                undone == ids.size()
                        ? Said.done(undone == 1 ? "bulk.undone.one" : "bulk.undone.many", undone)
                        : Said.done("bulk.undoneSome", undone, ids.size()),
                asked);
    }

    private Said said(String action, List<BulkTasks.Result> results, @Nullable String user, @Nullable Instant at) {
        List<BulkTasks.Result> done =
                results.stream().filter(BulkTasks.Result::ok).toList();
        String many = done.isEmpty() ? ".none" : done.size() == 1 ? ".one" : ".many";
        Said said = Said.done("bulk.done." + action + many, done.size(), user == null ? "" : name(user));
        if (action.equals("complete") || done.isEmpty()) {
            return said;
        }
        String ids = done.stream().map(BulkTasks.Result::id).collect(Collectors.joining(","));
        String untils = done.stream().map(BulkPage::snoozedBefore).collect(Collectors.joining(","));
        return said.undo(
                "/tasks/bulk/undo",
                at == null
                        ? Map.of("action", action, "ids", ids)
                        : Map.of("action", action, "ids", ids, "until", untils));
    }

    private static String snoozedBefore(BulkTasks.Result result) {
        WorkItem item = result.item();
        Instant until = item == null ? null : item.snoozedUntil();
        return until == null ? "-" : until.toString();
    }

    private Outcome outcome(BulkTasks.Result result) {
        WorkItem item = result.item();
        return item == null
                ? new Outcome(null, null, result.ok(), result.message(), null)
                : new Outcome(
                        view.item(item).name(),
                        item.customer() == null ? item.deal() : item.customer(),
                        result.ok(),
                        result.message(),
                        "/tasks/" + item.id());
    }

    /** What is not to be seen is left out; what is done already is told when the action runs. */
    private List<WorkItem> visible(@Nullable List<String> ids) {
        List<WorkItem> chosen = new ArrayList<>();
        for (String id : ids == null
                ? List.<String>of()
                : ids.stream().limit(BulkTasks.MAX).toList()) {
            try {
                chosen.add(tasks.require(id));
            } catch (NotFound gone) {
                // see above
            }
        }
        return chosen;
    }

    private String name(String username) {
        return people.names(List.of(username)).getOrDefault(username, username);
    }
}
