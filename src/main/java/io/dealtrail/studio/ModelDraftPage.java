package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A draft on its way: where it stands, what is wrong with it, who has to do what. */
@Controller
@RequestMapping("/studio/{key}/drafts/{id}")
class ModelDraftPage {

    /** Who edits a draft now. */
    record Editing(String holder, String name, Instant since, boolean mine) {}

    private final Drafts drafts;
    private final DraftRepository repository;
    private final Revisions revisions;
    private final EditLocks locks;
    private final Reviews reviews;
    private final Publishing publishing;
    private final Checks checks;
    private final Sentences sentences;
    private final Models models;
    private final People people;
    private final Actors actors;
    private final Access access;
    private final Wording wording;

    ModelDraftPage(
            Drafts drafts,
            DraftRepository repository,
            Revisions revisions,
            EditLocks locks,
            Reviews reviews,
            Publishing publishing,
            Checks checks,
            Sentences sentences,
            Models models,
            People people,
            Actors actors,
            Access access,
            Wording wording) {
        this.drafts = drafts;
        this.repository = repository;
        this.revisions = revisions;
        this.locks = locks;
        this.reviews = reviews;
        this.publishing = publishing;
        this.checks = checks;
        this.sentences = sentences;
        this.models = models;
        this.people = people;
        this.actors = actors;
        this.access = access;
        this.wording = wording;
    }

    @GetMapping
    String one(@PathVariable String key, @PathVariable String id, Model model) {
        Draft draft = drafts.find(key, id);
        Person me = actors.person();
        List<Draft> all = drafts.change(draft);
        Models.Model current = models.find(key).orElse(null);
        boolean open = draft.isOpen();
        model.addAttribute("draft", draft);
        model.addAttribute("current", current);
        model.addAttribute(
                "outdated", open && !Objects.equals(current == null ? null : current.version(), draft.basedOn()));
        model.addAttribute(
                "together", all.stream().filter(d -> !d.id().equals(id)).toList());
        model.addAttribute("problems", open ? checks.problems(all) : List.of());
        model.addAttribute("sentences", sentences.of(draft));
        model.addAttribute("table", draft.kind() == Models.Kind.DMN ? table(draft) : null);
        model.addAttribute("revisions", revisions.of(id));
        model.addAttribute("lock", editing(draft));
        model.addAttribute("edits", me.leads());
        model.addAttribute("reviews", draft.state().equals("SUBMITTED") && reviews.mayReview(me, all));
        model.addAttribute("works", repository.editors(id).contains(me.username()));
        model.addAttribute("reviewers", me.leads() && draft.isEditable() ? reviews.reviewers(draft) : List.of());
        model.addAttribute("names", names(draft, revisions.of(id)));
        return "studio/draft";
    }

    /** The editor of drawings or of tables. */
    @GetMapping("/edit")
    String edit(@PathVariable String key, @PathVariable String id, Model model) {
        Draft draft = drafts.find(key, id);
        Editing lock = editing(draft);
        model.addAttribute("draft", draft);
        model.addAttribute("model", models.find(key).orElse(null));
        model.addAttribute("lock", lock);
        model.addAttribute("outdated", draft.isOpen() && drafts.isOutdated(draft));
        model.addAttribute("edits", access.edits());
        model.addAttribute("mayEdit", access.edits() && draft.isEditable() && (lock == null || lock.mine()));
        return draft.kind() == Models.Kind.BPMN ? "studio/editor" : "studio/table";
    }

    @PostMapping("/submit")
    String submit(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String reviewer,
            RedirectAttributes next) {
        return told(key, id, next, () -> {
            Draft draft = reviews.submit(id, reason, reviewer);
            return Said.done("draft.submittedNow", draft.title()).undo(address(draft) + "/withdraw");
        });
    }

    @PostMapping("/review")
    String review(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes next) {
        return told(key, id, next, () -> {
            Draft draft = reviews.review(id, approve, comment);
            return Said.done(approve ? "draft.approvedNow" : "draft.refusedNow", draft.title());
        });
    }

    @PostMapping("/publish")
    String publish(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(key, id, next, () -> {
            int version = publishing.publish(id).getOrDefault(key, 0);
            return Said.done("draft.publishedNow", version).link("/studio/" + key + "/migrate", "model.moveRunning");
        });
    }

    /** @param at in the reader's time zone */
    @PostMapping("/schedule")
    String schedule(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDateTime at,
            RedirectAttributes next) {
        return told(key, id, next, () -> {
            if (at == null) {
                throw Refused.field("at", "draft.publishAt");
            }
            Draft draft = publishing.schedule(
                    id, at.atZone(LocaleContextHolder.getTimeZone().toZoneId()).toInstant());
            return Said.done("draft.scheduledNow", draft.title()).undo(address(draft) + "/unschedule");
        });
    }

    @PostMapping("/unschedule")
    String unschedule(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(
                key,
                id,
                next,
                () -> Said.done(
                        "draft.unscheduledNow", publishing.unschedule(id).title()));
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(
                key,
                id,
                next,
                () -> Said.done("draft.withdrawnNow", drafts.withdraw(id).get(0).title()));
    }

    @PostMapping("/rebase")
    String rebase(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(
                key,
                id,
                next,
                () -> Said.done(
                        "draft.rebasedNow", String.valueOf(drafts.rebase(id).basedOn())));
    }

    @PostMapping("/discard")
    String discard(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(key, id, next, () -> {
            Draft draft = drafts.discard(id).get(0);
            return Said.done("draft.discardedNow", draft.title())
                    .undo("/studio/" + key + "/drafts/" + id + "/bring-back");
        });
    }

    @PostMapping("/bring-back")
    String bringBack(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
        return told(
                key,
                id,
                next,
                () -> Said.done(
                        "draft.broughtBackNow", drafts.bringBack(id).get(0).title()));
    }

    @PostMapping("/revisions/{revision}")
    String revision(
            @PathVariable String key, @PathVariable String id, @PathVariable int revision, RedirectAttributes next) {
        return told(key, id, next, () -> {
            int before = drafts.find(id).revision();
            drafts.restoreRevision(id, revision);
            return Said.done("draft.revisionRestored", revision)
                    .undo("/studio/" + key + "/drafts/" + id + "/revisions/" + before);
        });
    }

    private String told(String key, String id, RedirectAttributes next, Supplier<Said> work) {
        access.requireEditor();
        drafts.find(key, id);
        try {
            work.get().on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return "redirect:/studio/{key}/drafts/{id}";
    }

    private @Nullable Editing editing(Draft draft) {
        Draft.Lock lock = locks.current(draft);
        return lock == null
                ? null
                : new Editing(
                        lock.holder(),
                        people.find(lock.holder()).map(Person::name).orElse(lock.holder()),
                        lock.since(),
                        lock.holder().equals(access.me()));
    }

    private Map<String, String> names(Draft draft, List<Revisions.Revision> saved) {
        List<String> all = new ArrayList<>();
        saved.forEach(r -> all.add(r.savedBy()));
        for (@Nullable
        String one : Arrays.asList(
                draft.author(),
                draft.changedBy(),
                draft.submittedBy(),
                draft.reviewedBy(),
                draft.asked(),
                draft.publishBy())) {
            if (one != null) {
                all.add(one);
            }
        }
        return people.names(all);
    }

    private static @Nullable TableView table(Draft draft) {
        try {
            return TableView.of(draft.xml());
        } catch (IllegalStateException e) {
            return null; // not even XML: the problems say so
        }
    }

    private static String address(Draft draft) {
        return "/studio/" + draft.model() + "/drafts/" + draft.id();
    }
}
