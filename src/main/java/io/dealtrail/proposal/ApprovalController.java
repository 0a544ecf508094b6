package io.dealtrail.proposal;

import io.dealtrail.people.Actors;
import io.dealtrail.proposal.ApprovalLists.Decided;
import io.dealtrail.proposal.ApprovalLists.Filter;
import io.dealtrail.proposal.ApprovalLists.Waiting;
import io.dealtrail.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ApprovalController {

    record Ask(@Nullable String to, @Nullable String question) {}

    record Answer(@Nullable String answer) {}

    private final ApprovalSheet sheets;
    private final ApprovalLists lists;
    private final AskedQuestions asked;
    private final Questions questions;
    private final Actors actors;

    ApprovalController(
            ApprovalSheet sheets, ApprovalLists lists, AskedQuestions asked, Questions questions, Actors actors) {
        this.sheets = sheets;
        this.lists = lists;
        this.asked = asked;
        this.questions = questions;
        this.actors = actors;
    }

    /** What an approver should know; its {@code seen} may go with the completion, which then holds for these figures only. */
    @GetMapping("/tasks/{id}/approval")
    ApprovalSheet.Sheet approval(@PathVariable String id) {
        return sheets.of(id);
    }

    @PostMapping("/tasks/{id}/questions")
    @ResponseStatus(HttpStatus.CREATED)
    Question ask(@PathVariable String id, @RequestBody Ask ask) {
        actors.requireWorker();
        return questions.ask(sheets.requireMine(id), ask.to(), ask.question());
    }

    @GetMapping("/approval-questions")
    List<Question> questions() {
        return asked.all().stream().map(AskedQuestions.Asked::question).toList();
    }

    @PostMapping("/approval-questions/{id}/answer")
    Question answer(@PathVariable String id, @RequestBody Answer answer) {
        actors.requireWorker();
        return questions.answer(id, answer.answer());
    }

    /** What waits for the caller. */
    @GetMapping("/approvals")
    Page<Waiting> waiting(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireWorker();
        return lists.waiting(new Filter(kind, null, q, all), Page.size(size), after);
    }

    /** What the caller decided. */
    @GetMapping("/approvals/decided")
    Page<Decided> decided(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireWorker();
        return lists.decided(new Filter(kind, decision, q, false), Page.size(size), after);
    }
}
