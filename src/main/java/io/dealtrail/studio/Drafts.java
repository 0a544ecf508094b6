package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of models: started, saved, discarded. What becomes of them afterwards is decided by others than who wrote them. */
@Component
@Transactional
public class Drafts {

    /** As large as a model may be. */
    static final int MAX_BYTES = 1_000_000;

    private static final Duration TELL_SAVING = Duration.ofHours(1);

    private final DraftRepository repository;
    private final Revisions revisions;
    private final EditLocks locks;
    private final Models models;
    private final Publications publications;
    private final Access access;
    private final ModelTrail trail;
    private final Clock clock;

    Drafts(
            DraftRepository repository,
            Revisions revisions,
            EditLocks locks,
            Models models,
            Publications publications,
            Access access,
            ModelTrail trail,
            Clock clock) {
        this.repository = repository;
        this.revisions = revisions;
        this.locks = locks;
        this.models = models;
        this.publications = publications;
        this.access = access;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws NotFound when there is none such */
    @Transactional(readOnly = true)
    public Draft find(String id) {
        access.requireReader();
        return repository.find(id).orElseThrow(() -> new NotFound("draft", id));
    }

    /** As {@link #find(String)}, of this model only. */
    @Transactional(readOnly = true)
    public Draft find(String model, String id) {
        Draft draft = find(id);
        if (!draft.model().equals(model)) {
            throw new NotFound("draft", id);
        }
        return draft;
    }

    /** A draft that begins as the newest version. */
    public Draft start(String model) {
        return start(model, null, null);
    }

    /**
     * @param xml its first content; null for a copy of the version that it is based on
     * @param basedOn version that it changes; null for the newest
     * @throws NotFound for a model or version that does not exist
     */
    public Draft start(String model, byte @Nullable [] xml, @Nullable Integer basedOn) {
        access.requireEditor();
        Models.Model base = basedOn == null ? newest(model) : version(model, basedOn);
        byte[] content = xml == null ? models.bytes(base) : sized(xml);
        return insert(from(base, content));
    }

    /** A draft of the newest version's successor that brings an earlier one back. */
    public Draft restore(String model, int version, @Nullable String reason) {
        access.requireEditor();
        Models.Model now = newest(model);
        byte[] content = models.bytes(version(model, version));
        if (Arrays.equals(content, models.bytes(now))) {
            throw Refused.conflict("draft.sameAsCurrent", now.version());
        }
        return insert(from(now, content).restoring(version, reason));
    }

    /** A draft that takes over what came with the product. */
    public Draft takeShipped(String model) {
        access.requireEditor();
        Models.Model now = newest(model);
        byte[] content = models.shipped(model).orElseThrow(() -> new NotFound("model", model));
        return insert(NewDraft.of(now, content, Sha256.hex(content)));
    }

    /** Drafts of one change: each with its model's key and first content; a model that does not exist is made. */
    public List<Draft> startTogether(Map<String, byte[]> contents, String newName) {
        access.requireEditor();
        String mark = UUID.randomUUID().toString();
        return contents.entrySet().stream()
                .map(change -> models.find(change.getKey())
                        .map(now -> from(now, sized(change.getValue())))
                        .orElseGet(() -> fresh(change.getKey(), newName, sized(change.getValue())))
                        .joined(mark))
                .map(this::insert)
                .toList();
    }

    /**
     * Saves a new revision.
     *
     * @param revision that it was made from
     * @throws Refused {@code draft.locked} when somebody else edits it, {@code draft.changed} when somebody else saved, {@code
     *     draft.notEditable} when it is no longer a draft (all 409); {@code draft.tooLarge} (413), {@code draft.empty} (422)
     */
    public Draft save(String id, byte[] xml, int revision) {
        Person me = access.requireEditor();
        Draft before = find(id);
        sized(xml);
        requireEditable(before);
        String holder = before.heldBy(clock.instant());
        if (holder != null && !holder.equals(me.username())) {
            throw locks.locked(before);
        }
        if (before.revision() != revision) {
            throw changed(revision, before);
        }
        boolean tell = tells(before, me.username());
        if (tell) {
            trail.touch(Set.of(before.model()));
        }
        if (!repository.save(id, revision, xml, me.username(), tell)) {
            throw changed(revision, find(id));
        }
        revisions.thin(id, me.username(), revision);
        Draft after = find(id);
        if (tell) {
            trail.tell(after, "draft.saved", null);
        }
        return after;
    }

    /** Brings an earlier revision back as the newest one. */
    public Draft restoreRevision(String id, int revision) {
        access.requireEditor();
        return save(id, revisions.xml(id, revision), find(id).revision());
    }

    /** Puts it away with all that belong to its change; {@link #bringBack} undoes it. */
    public List<Draft> discard(String id) {
        return change(id, "draft.discarded", draft -> {
            if (!draft.isOpen()) {
                throw Refused.conflict("draft.notOpen", draft.title());
            }
            return Map.of("state", "DISCARDED", "was", draft.state().equals("REFUSED") ? "REFUSED" : "DRAFT");
        });
    }

    public List<Draft> bringBack(String id) {
        return change(id, "draft.broughtBack", draft -> {
            if (!draft.state().equals("DISCARDED")) {
                throw Refused.conflict("draft.notDiscarded", draft.title());
            }
            return Map.of("state", "DRAFT");
        });
    }

    /** Takes it back from its reviewers to write on. */
    public List<Draft> withdraw(String id) {
        return change(id, "draft.withdrawn", draft -> {
            if (!draft.isOpen() || draft.isEditable()) {
                throw Refused.conflict("draft.notSubmitted", draft.title());
            }
            return clearedReview();
        });
    }

    /** Goes on from the current version, knowing that it is another than the one the draft began with. */
    public Draft rebase(String id) {
        access.requireEditor();
        Draft draft = find(id);
        trail.touch(Set.of(draft.model()));
        Models.Model now = newest(draft.model());
        if (!draft.isOpen() || draft.basedOn() == null || draft.basedOn() == now.version()) {
            throw Refused.conflict("draft.notOutdated", draft.title());
        }
        Map<String, @Nullable Object> columns = clearedReview();
        columns.put("based_on", now.version());
        repository.set(id, columns);
        Draft after = find(id);
        trail.tell(after, "draft.rebased", null);
        return after;
    }

    /** Whether another version is current than the one that it changes. */
    @Transactional(readOnly = true)
    public boolean isOutdated(Draft draft) {
        Integer current = models.find(draft.model()).map(Models.Model::version).orElse(null);
        return !Objects.equals(current, draft.basedOn());
    }

    /** The draft and all that are published with it. */
    List<Draft> change(Draft draft) {
        return draft.together() == null ? List.of(draft) : repository.together(draft.together());
    }

    private List<Draft> change(String id, String action, Function<Draft, Map<String, ? extends @Nullable Object>> how) {
        Person me = access.requireEditor();
        List<Draft> all = change(find(id));
        trail.touch(models(all));
        return all.stream()
                .map(one -> repository.lock(one.id()).orElseThrow())
                .map(draft -> {
                    if (!me.is(Role.DIRECTOR) && !repository.editors(draft.id()).contains(me.username())) {
                        throw Refused.forbidden("draft.notYours", draft.title());
                    }
                    repository.set(draft.id(), how.apply(draft));
                    Draft after = find(draft.id());
                    trail.tell(after, action, null);
                    return after;
                })
                .toList();
    }

    static Set<String> models(List<Draft> drafts) {
        return drafts.stream().map(Draft::model).collect(Collectors.toSet());
    }

    static Map<String, @Nullable Object> clearedReview() {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("state", "DRAFT");
        columns.put("reviewed_hash", null);
        columns.put("publish_at", null);
        columns.put("publish_by", null);
        return columns;
    }

    static void requireEditable(Draft draft) {
        if (!draft.isEditable()) {
            throw Refused.conflict("draft.notEditable", draft.title()).with("state", draft.state());
        }
    }

    private boolean tells(Draft draft, String by) {
        Instant told = draft.toldAt();
        return told == null
                || !by.equals(draft.changedBy())
                || told.plus(TELL_SAVING).isBefore(clock.instant());
    }

    private static Refused changed(int revision, Draft now) {
        return Refused.conflict("draft.changed", revision, now.revision())
                .with(
                        "current",
                        Map.of("revision", now.revision(), "changedBy", now.changedBy(), "state", now.state()));
    }

    private Models.Model newest(String model) {
        return models.find(model).orElseThrow(() -> new NotFound("model", model));
    }

    private Models.Model version(String model, int version) {
        return models.find(model, version).orElseThrow(() -> new NotFound("model", model + " " + version));
    }

    private Draft insert(NewDraft draft) {
        trail.touch(Set.of(draft.model()));
        Draft started = find(repository.insert(draft, access.me()));
        trail.tell(started, "draft.started", started.reason());
        return started;
    }

    private NewDraft from(Models.Model base, byte[] xml) {
        return NewDraft.of(base, xml, publications.shippedHash(base.key(), base.version()));
    }

    private static NewDraft fresh(String model, String title, byte[] xml) {
        return new NewDraft(model, title, Models.Kind.BPMN, null, xml, null, null, null, null);
    }

    private static byte[] sized(byte[] xml) {
        if (xml.length == 0) {
            throw Refused.invalid("draft.empty");
        }
        if (xml.length > MAX_BYTES) {
            throw Refused.tooLarge("draft.tooLarge", MAX_BYTES / 1000);
        }
        return xml;
    }
}
