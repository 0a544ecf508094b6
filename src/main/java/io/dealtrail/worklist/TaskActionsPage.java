package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to one task from a list, from its page or from its deal's: snooze, hand over, claim, put back. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskActionsPage {

    private final Tasks tasks;
    private final Hands hands;
    private final Snoozes snoozes;
    private final SnoozeChoices choices;
    private final Colleagues colleagues;
    private final TaskView view;
    private final Back back;
    private final People people;
    private final Actors actors;
    private final Show show;
    private final Wording wording;

    TaskActionsPage(
            Tasks tasks,
            Hands hands,
            Snoozes snoozes,
            SnoozeChoices choices,
            Colleagues colleagues,
            TaskView view,
            Back back,
            People people,
            Actors actors,
            Show show,
            Wording wording) {
        this.tasks = tasks;
        this.hands = hands;
        this.snoozes = snoozes;
        this.choices = choices;
        this.colleagues = colleagues;
        this.view = view;
        this.back = back;
        this.people = people;
        this.actors = actors;
        this.show = show;
        this.wording = wording;
    }

    @ModelAttribute
    Back.Asked asked(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
        return new Back.Asked(request, response, model, next);
    }

    @GetMapping("/snooze")
    String snooze(@PathVariable String id, HtmxRequest htmx, Model model) {
        actors.requireWorker();
        model.addAttribute("task", view.item(tasks.require(id)));
        model.addAttribute("choices", choices.quick());
        return htmx.isHtmxRequest() ? "worklist/actions :: snooze" : "worklist/action";
    }

    @PostMapping("/snooze")
    Object snooze(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String at,
            Back.Asked asked,
            HtmxRequest htmx) {
        actors.requireWorker();
        Instant when = choices.parse(until, at);
        try {
            if (when == null) {
                throw Refused.field("until", "task.snoozeWhen");
            }
            WorkItem before = snoozes.snooze(id, when);
            return back.gone(undoSnooze(Said.done("task.snoozedNow", name(before), show.near(when)), before), asked);
        } catch (Refused refused) {
            if (refused.fields().isEmpty()) {
                return back.refused(wording.of(refused), asked);
            }
            return again(snooze(id, htmx, asked.model()), refused, asked);
        }
    }

    @PostMapping("/wake")
    Object wake(@PathVariable String id, Back.Asked asked) {
        return act(asked, () -> {
            WorkItem before = snoozes.snooze(id, null);
            return back.done(undoSnooze(Said.done("task.wokenNow", name(before)), before), asked);
        });
    }

    @GetMapping("/hand")
    String hand(@PathVariable String id, HtmxRequest htmx, Model model) {
        actors.requireWorker();
        WorkItem item = tasks.require(id);
        model.addAttribute("task", view.item(item));
        model.addAttribute("colleagues", colleagues.forAny(List.of(item), null));
        return htmx.isHtmxRequest() ? "worklist/actions :: hand" : "worklist/action";
    }

    @GetMapping("/colleagues")
    String colleagues(@PathVariable String id, @RequestParam(required = false) @Nullable String who, Model model) {
        actors.requireWorker();
        model.addAttribute("colleagues", colleagues.forAny(List.of(tasks.require(id)), who));
        return "worklist/actions :: colleagues";
    }

    @PostMapping("/hand")
    Object hand(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String note,
            Back.Asked asked,
            HtmxRequest htmx) {
        actors.requireWorker();
        try {
            if (user == null || user.isBlank()) {
                throw Refused.field("user", "task.handTo");
            }
            WorkItem item = hands.assign(id, user, note);
            Said said =
                    Said.done("task.handedNow", name(item), people.require(user).name());
            return back.gone(said.undo("/tasks/" + id + "/hand/undo"), asked);
        } catch (Refused refused) {
            if (refused.fields().isEmpty()) {
                return back.refused(wording.of(refused), asked);
            }
            asked.model().addAttribute("user", user);
            asked.model().addAttribute("note", note);
            return again(hand(id, htmx, asked.model()), refused, asked);
        }
    }

    @PostMapping("/claim")
    Object claim(@PathVariable String id, Back.Asked asked, HtmxRequest htmx) {
        try {
            return claim(id, asked);
        } catch (NotFound taken) {
            if (!htmx.isHtmxRequest()) {
                throw taken;
            }
            // Whose it is now is none of the person's business; that it left their queue is.
            return back.refused(wording.text("task.notInQueue"), asked);
        }
    }

    private Object claim(String id, Back.Asked asked) {
        return act(asked, () -> {
            WorkItem before = tasks.require(id);
            boolean withDeal = before.isOpen() && before.assignee() == null && hands.takesDeal(before);
            WorkItem item = hands.claim(id);
            Map<String, String> deal = withDeal ? Map.of("deal", before.team() == null ? "pool" : "team") : Map.of();
            Said said = withDeal
                    ? Said.done("task.claimedWithDeal", name(item), item.deal())
                    : Said.done("task.claimedNamed", name(item));
            return back.done(said.link("/tasks/" + id, "task.open").undo("/tasks/" + id + "/hand/undo", deal), asked);
        });
    }

    @PostMapping("/unclaim")
    Object unclaim(@PathVariable String id, Back.Asked asked) {
        return act(asked, () -> {
            WorkItem item = hands.unclaim(id);
            return back.gone(Said.done("task.returnedNamed", name(item)).undo("/tasks/" + id + "/hand/undo"), asked);
        });
    }

    @PostMapping("/hand/undo")
    Object takeBack(@PathVariable String id, @RequestParam(required = false) @Nullable String deal, Back.Asked asked) {
        return act(asked, () -> {
            WorkItem item = hands.takeBack(id, deal);
            String code = item.assignee() == null ? "task.undoneToQueue" : "task.undone";
            return back.done(Said.done(code, name(item)), asked);
        });
    }

    /** Undoes a snooze or a waking: as it was before. */
    @PostMapping("/snooze/undo")
    Object unsnooze(@PathVariable String id, @RequestParam(required = false) @Nullable String until, Back.Asked asked) {
        return act(asked, () -> {
            WorkItem before = snoozes.snooze(id, choices.parse(until));
            return back.done(Said.done("task.undone", name(before)), asked);
        });
    }

    private Object act(Back.Asked asked, Supplier<Object> action) {
        actors.requireWorker();
        try {
            return action.get();
        } catch (Refused refused) {
            return back.refused(wording.of(refused), asked);
        }
    }

    /** The form once more, with what is wrong at its field. */
    private Object again(String form, Refused refused, Back.Asked asked) {
        asked.response().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        asked.model().addAttribute("faults", new HashMap<>(wording.byField(refused, Map.of())));
        return form;
    }

    private static Said undoSnooze(Said said, WorkItem before) {
        Instant until = before.snoozedUntil();
        return said.undo(
                "/tasks/" + before.id() + "/snooze/undo", until == null ? Map.of() : Map.of("until", until.toString()));
    }

    private String name(WorkItem item) {
        return view.item(item).name();
    }
}
