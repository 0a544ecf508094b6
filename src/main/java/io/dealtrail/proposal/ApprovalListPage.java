package io.dealtrail.proposal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.ApprovalLists.Filter;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An approver's page: what waits, what was decided, and what others ask. */
@Controller
@RequestMapping("/approvals")
class ApprovalListPage {

    private static final List<String> LISTS = List.of("waiting", "decided", "questions");

    private final ApprovalLists lists;
    private final AskedQuestions asked;
    private final Questions questions;
    private final Actors actors;
    private final Wording wording;

    ApprovalListPage(ApprovalLists lists, AskedQuestions asked, Questions questions, Actors actors, Wording wording) {
        this.lists = lists;
        this.asked = asked;
        this.questions = questions;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "waiting") String list,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        actors.requireWorker();
        if (!LISTS.contains(list)) {
            throw Refused.malformed("approval.filter", list);
        }
        Filter filter = new Filter(given(kind), given(decision), given(q), all);
        model.addAttribute("list", list);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", ApprovalLists.KINDS);
        model.addAttribute("decisions", ApprovalLists.DECISIONS);
        Page<?> page = switch (list) {
            case "waiting" -> lists.waiting(filter, Page.DEFAULT_SIZE, given(after));
            case "decided" -> lists.decided(filter, Page.DEFAULT_SIZE, given(after));
            default -> null;
        };
        model.addAttribute("page", page);
        if (given(after) != null) {
            return "proposal/approvals :: rows";
        }
        if (list.equals("questions")) {
            model.addAttribute("questions", asked.all());
        }
        if (htmx.isHtmxRequest()) {
            return "proposal/approvals :: results";
        }
        Person me = actors.person();
        model.addAttribute("leads", me.leads());
        model.addAttribute("waiting", lists.waiting());
        model.addAttribute("unanswered", asked.unanswered());
        return "proposal/approvals";
    }

    @PostMapping("/questions/{id}")
    String answer(@PathVariable String id, @RequestParam(defaultValue = "") String answer, RedirectAttributes next) {
        actors.requireWorker();
        try {
            questions.answer(id, answer);
            Said.done("approval.answeredNow").on(next);
        } catch (Refused refused) {
            Said.refused(refused.fields().isEmpty() ? wording.of(refused) : wording.text("approval.answerEmpty"), next);
        }
        return "redirect:/approvals?list=questions";
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
