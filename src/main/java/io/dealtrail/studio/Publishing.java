package io.dealtrail.studio;

import io.dealtrail.engine.Errand;
import io.dealtrail.engine.Errands;
import io.dealtrail.engine.ModelRefused;
import io.dealtrail.engine.Models;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Approved changes become the current versions: at once, or at a date. */
@Component
class Publishing implements Errand {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Drafts drafts;
    private final DraftRepository repository;
    private final Publications publications;
    private final Models models;
    private final Checks checks;
    private final StudioSettings settings;
    private final Access access;
    private final ModelTrail trail;
    private final Sentences sentences;
    private final Notifications notifications;
    private final Errands errands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Publishing(
            Drafts drafts,
            DraftRepository repository,
            Publications publications,
            Models models,
            Checks checks,
            StudioSettings settings,
            Access access,
            ModelTrail trail,
            Sentences sentences,
            Notifications notifications,
            Errands errands,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.drafts = drafts;
        this.repository = repository;
        this.publications = publications;
        this.models = models;
        this.checks = checks;
        this.settings = settings;
        this.access = access;
        this.trail = trail;
        this.sentences = sentences;
        this.notifications = notifications;
        this.errands = errands;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Publishes a change at once.
     *
     * @return new versions by key
     * @throws Refused {@code draft.notApproved}, {@code draft.outdated} (409), {@code draft.refused} (422)
     */
    @Transactional
    public Map<String, Integer> publish(String id) {
        Person me = access.requireEditor();
        return now(approved(id), me.username(), null);
    }

    /** Plans it; a date that has come publishes it by the engine's clock, on one node. */
    @Transactional
    public Draft schedule(String id, Instant at) {
        Person me = access.requireEditor();
        Instant now = clock.instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(FARTHEST))) {
            throw Refused.field("at", "draft.publishAt");
        }
        List<Draft> all = approved(id);
        checks.require(all);
        for (Draft draft : all) {
            repository.set(draft.id(), Map.of("state", "SCHEDULED", "publish_at", at, "publish_by", me.username()));
            trail.tell(drafts.find(draft.id()), "model.scheduled", null, new Change("publishAt", null, at.toString()));
        }
        errands.send(kind(), all.get(0).id(), Duration.between(now, at));
        return drafts.find(id);
    }

    /** Takes the date off again. */
    @Transactional
    public Draft unschedule(String id) {
        access.requireEditor();
        for (Draft draft : lock(id)) {
            if (!draft.state().equals("SCHEDULED")) {
                throw Refused.conflict("draft.notScheduled", draft.title());
            }
            unschedule(draft);
        }
        return drafts.find(id);
    }

    /**
     * In an emergency: an earlier version becomes the current one again at once, through the same checks but without a second pair
     * of eyes.
     *
     * @return the new version
     */
    @Transactional
    public int stopAndRestore(String model, int version, @Nullable String reason) {
        Person me = access.requireDirector();
        if (reason == null || reason.isBlank()) {
            throw Refused.field("reason", "field.required", "reason");
        }
        Draft draft = drafts.restore(model, version, reason.strip());
        return now(List.of(draft), me.username(), "emergency").getOrDefault(model, 0);
    }

    @Override
    public String kind() {
        return "publish";
    }

    /** The date of a draft has come. Nothing happens if it was published, or its date moved, in between. */
    @Override
    public Optional<Duration> run(String id) {
        try {
            apart(() -> {
                List<Draft> due = lockUnseen(id);
                if (due.stream().allMatch(this::isDue)) {
                    now(due, String.valueOf(due.get(0).publishBy()), null);
                }
            });
        } catch (Refused | ModelRefused refused) {
            LOG.warn("draft {} was due and is not published: {}", id, refused.getMessage());
            apart(() -> lockUnseen(id).stream().filter(this::isDue).forEach(draft -> {
                unschedule(draft);
                notifications.tell(
                        String.valueOf(draft.publishBy()), "draft.notPublished", null, draft.id(), draft.title());
            }));
        }
        return Optional.empty();
    }

    /** On a thread of its own: within a job the engine would write what is published only at the job's end. */
    private void apart(Runnable work) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        });
        new Thread(task, "publication").start();
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean isDue(Draft draft) {
        return draft.state().equals("SCHEDULED")
                && draft.publishAt() != null
                && !draft.publishAt().isAfter(clock.instant());
    }

    private void unschedule(Draft draft) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("state", "APPROVED");
        columns.put("publish_at", null);
        columns.put("publish_by", null);
        repository.set(draft.id(), columns);
        trail.tell(repository.find(draft.id()).orElseThrow(), "model.unscheduled", null);
    }

    private Map<String, Integer> now(List<Draft> all, String by, @Nullable String emergency) {
        all.forEach(checks::requireCurrent);
        Map<String, Models.Model> published;
        try {
            published = models.publish(Checks.files(all));
        } catch (ModelRefused refused) {
            throw Checks.refused(refused);
        }
        Map<String, Integer> versions = new HashMap<>();
        for (Draft draft : all) {
            Models.Model model = published.get(draft.model());
            if (model == null || !Sha256.hex(models.bytes(model)).equals(draft.hash())) {
                throw new IllegalStateException("not what was checked was deployed: " + draft.model());
            }
            signed(draft, model, by, emergency);
            versions.put(model.key(), model.version());
        }
        return versions;
    }

    private void signed(Draft draft, Models.Model model, String by, @Nullable String emergency) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("state", "PUBLISHED");
        columns.put("published_version", model.version());
        columns.put("lock_holder", null);
        columns.put("publish_by", by);
        repository.set(draft.id(), columns);
        boolean restored = draft.restoredFrom() != null;
        publications.sign(model, draft, by, restored ? Publications.RESTORED : Publications.STUDIO);
        Draft after = repository.find(draft.id()).orElseThrow();
        List<Change> changes = new java.util.ArrayList<>(List.of(sentences.changes(draft)));
        changes.add(new Change("version", draft.basedOn(), model.version()));
        changes.add(new Change("reviewedBy", null, draft.reviewedBy()));
        if (restored) {
            changes.add(new Change("restoredFrom", null, draft.restoredFrom()));
        }
        if (emergency != null) {
            changes.add(new Change("emergency", null, true));
        }
        trail.tell(
                after, restored ? "model.restored" : "model.published", draft.reason(), changes.toArray(Change[]::new));
        if (!by.equals(draft.author())) {
            notifications.tell(
                    draft.author(),
                    "draft.published",
                    null,
                    draft.id(),
                    draft.title(),
                    Integer.toString(model.version()));
        }
    }

    private List<Draft> approved(String id) {
        List<Draft> all = lock(id);
        for (Draft draft : all) {
            boolean ready = draft.state().equals("APPROVED")
                    || draft.state().equals("SCHEDULED")
                    || (draft.state().equals("SUBMITTED") && !settings.fourEyes());
            if (!ready) {
                throw Refused.conflict("draft.notApproved", draft.title()).with("state", draft.state());
            }
            if (draft.reviewedHash() != null && !draft.reviewedHash().equals(draft.hash())) {
                throw new IllegalStateException("not what was reviewed: " + draft.id());
            }
        }
        return all;
    }

    private List<Draft> lock(String id) {
        return locked(drafts.find(id));
    }

    private List<Draft> lockUnseen(String id) {
        return repository.find(id).map(this::locked).orElse(List.of());
    }

    private List<Draft> locked(Draft draft) {
        List<Draft> all = drafts.change(draft);
        trail.touch(Drafts.models(all));
        return all.stream().map(d -> repository.lock(d.id()).orElseThrow()).toList();
    }
}
