package io.dealtrail.studio;

import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts are submitted with a reason, and approved or refused by somebody who wrote nothing of them. */
@Component
@Transactional
class Reviews {

    private static final int LONGEST = 2000;

    private final Drafts drafts;
    private final DraftRepository repository;
    private final Checks checks;
    private final StudioSettings settings;
    private final Access access;
    private final ModelTrail trail;
    private final Sentences sentences;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    Reviews(
            Drafts drafts,
            DraftRepository repository,
            Checks checks,
            StudioSettings settings,
            Access access,
            ModelTrail trail,
            Sentences sentences,
            Notifications notifications,
            People people,
            Clock clock) {
        this.drafts = drafts;
        this.repository = repository;
        this.checks = checks;
        this.settings = settings;
        this.access = access;
        this.trail = trail;
        this.sentences = sentences;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Hands a change to its reviewers.
     *
     * @param asked who is to review it; without, the directors are told
     * @throws Refused {@code field.required} without a reason, {@code draft.refused} while the policy finds errors (422), {@code
     *     draft.outdated} (409)
     */
    Draft submit(String id, @Nullable String reason, @Nullable String asked) {
        Person me = access.requireEditor();
        String why = text("reason", reason, true);
        List<Draft> all = lock(id);
        all.forEach(Drafts::requireEditable);
        String reviewer = asked == null || asked.isBlank() ? null : asked.strip();
        if (reviewer != null
                && people.active(reviewer).filter(p -> mayReview(p, all)).isEmpty()) {
            throw Refused.field("reviewer", "draft.cannotReview", reviewer);
        }
        checks.require(all);
        for (Draft draft : all) {
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("state", "SUBMITTED");
            columns.put("reason", why);
            columns.put("submitted_at", clock.instant());
            columns.put("submitted_by", me.username());
            columns.put("asked", reviewer);
            columns.put("reviewed_at", null);
            columns.put("reviewed_by", null);
            columns.put("review", null);
            columns.put("lock_holder", null);
            columns.put("lock_since", null);
            columns.put("lock_renewed", null);
            repository.set(draft.id(), columns);
            trail.tell(drafts.find(draft.id()), "draft.submitted", why, sentences.changes(draft));
        }
        Draft first = all.get(0);
        for (String who : reviewer != null ? Set.of(reviewer) : directors(all)) {
            notifications.tell(who, "draft.submitted", null, first.id(), first.title(), me.name(), why);
        }
        return drafts.find(id);
    }

    /** @throws Refused {@code draft.fourEyes} (403), {@code draft.notSubmitted} (409), {@code draft.outdated} (409) */
    Draft review(String id, boolean approve, @Nullable String comment) {
        Person me = access.requireEditor();
        String said = text("comment", comment, !approve);
        List<Draft> all = lock(id);
        for (Draft draft : all) {
            if (!draft.state().equals("SUBMITTED")) {
                throw Refused.conflict("draft.notWaiting", draft.title()).with("state", draft.state());
            }
        }
        if (!mayReview(me, all)) {
            throw Refused.forbidden("draft.fourEyes", all.get(0).title());
        }
        if (approve) {
            checks.require(all);
        }
        for (Draft draft : all) {
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("state", approve ? "APPROVED" : "REFUSED");
            columns.put("reviewed_at", clock.instant());
            columns.put("reviewed_by", me.username());
            columns.put("review", said.isEmpty() ? null : said);
            columns.put("reviewed_hash", approve ? draft.hash() : null);
            repository.set(draft.id(), columns);
            trail.tell(
                    drafts.find(draft.id()),
                    approve ? "draft.approved" : "draft.refused",
                    said.isEmpty() ? null : said,
                    new Change("reason", null, draft.reason()));
        }
        Draft first = all.get(0);
        Set<String> told = new TreeSet<>(Set.of(first.author()));
        if (first.submittedBy() != null) {
            told.add(first.submittedBy());
        }
        told.remove(me.username());
        told.forEach(who -> notifications.tell(
                who, approve ? "draft.approved" : "draft.refused", null, first.id(), first.title(), me.name(), said));
        return drafts.find(id);
    }

    /** Whether the person may say yes or no to the change. */
    boolean mayReview(Person person, List<Draft> all) {
        if (!person.leads()) {
            return false;
        }
        return !settings.fourEyes()
                || all.stream()
                        .noneMatch(d -> person.username().equals(d.author())
                                || person.username().equals(d.submittedBy())
                                || repository.editors(d.id()).contains(person.username()));
    }

    /** Who may be asked, by name. */
    @Transactional(readOnly = true)
    public List<Person> reviewers(Draft draft) {
        Set<String> wrote = new TreeSet<>(repository.editors(draft.id()));
        wrote.add(draft.author());
        wrote.add(access.me());
        return people.all().stream()
                .filter(p -> p.active() && p.leads())
                .filter(p -> !settings.fourEyes() || !wrote.contains(p.username()))
                .sorted(java.util.Comparator.comparing((Person p) -> !p.is(Role.DIRECTOR))
                        .thenComparing(Person::name))
                .toList();
    }

    private Set<String> directors(List<Draft> all) {
        Set<String> found = new TreeSet<>();
        people.directors().stream().filter(p -> mayReview(p, all)).forEach(p -> found.add(p.username()));
        return found;
    }

    private List<Draft> lock(String id) {
        List<Draft> all = drafts.change(drafts.find(id));
        trail.touch(Drafts.models(all));
        return all.stream().map(d -> repository.lock(d.id()).orElseThrow()).toList();
    }

    private static String text(String field, @Nullable String given, boolean required) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty() && required) {
            throw Refused.field(field, "field.required", field);
        }
        if (text.length() > LONGEST) {
            throw Refused.field(field, "field.tooLong", field, LONGEST);
        }
        return text;
    }
}
