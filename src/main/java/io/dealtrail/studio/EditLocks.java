package io.dealtrail.studio;

import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person edits a draft at a time; another may take over, who then has all that was saved. */
@Component
@Transactional
public class EditLocks {

    private final DraftRepository repository;
    private final Access access;
    private final ModelTrail trail;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    EditLocks(
            DraftRepository repository,
            Access access,
            ModelTrail trail,
            Notifications notifications,
            People people,
            Clock clock) {
        this.repository = repository;
        this.access = access;
        this.trail = trail;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** Who edits it now, or nothing. */
    public Draft.@Nullable Lock current(Draft draft) {
        return draft.heldBy(clock.instant()) == null ? null : draft.lock();
    }

    /**
     * Begins to edit, or goes on editing: to be renewed every 30 seconds or so.
     *
     * @throws Refused {@code draft.locked} (409) when somebody else edits it, unless it is to be taken over; {@code
     *     draft.notEditable} (409)
     */
    public Draft take(String id, boolean takeOver) {
        Person me = access.requireEditor();
        Draft draft = find(id);
        Drafts.requireEditable(draft);
        String holder = draft.heldBy(clock.instant());
        boolean others = holder != null && !holder.equals(me.username());
        if (others && !takeOver) {
            throw locked(draft, String.valueOf(name(holder)));
        }
        if (others) {
            trail.touch(Set.of(draft.model()));
        }
        draft = repository.lock(id).orElseThrow(() -> new NotFound("draft", id));
        holder = draft.heldBy(clock.instant());
        if (holder != null && !holder.equals(me.username()) && !takeOver) {
            throw locked(draft, String.valueOf(name(holder)));
        }
        Instant now = clock.instant();
        boolean mine = me.username().equals(holder);
        repository.set(
                id,
                columns(
                        me.username(),
                        mine && draft.lock() != null ? draft.lock().since() : now,
                        now));
        if (holder != null && !mine) {
            notifications.tell(holder, "draft.takenOver", null, id, draft.title(), me.name());
            trail.tellPages(draft);
            trail.tell(find(id), "draft.lockTaken", null);
        }
        return find(id);
    }

    /** Ends editing; whoever does not edit it changes nothing. */
    public void release(String id) {
        Person me = access.requireEditor();
        Draft draft = find(id);
        if (draft.lock() != null && draft.lock().holder().equals(me.username())) {
            repository.set(id, columns(null, null, null));
            trail.tellPages(draft);
        }
    }

    /** Why it cannot be written now. */
    Refused locked(Draft draft) {
        return locked(
                draft,
                draft.lock() == null ? "" : String.valueOf(name(draft.lock().holder())));
    }

    private static Refused locked(Draft draft, String name) {
        Draft.Lock lock = draft.lock();
        return Refused.conflict("draft.locked", name, draft.title())
                .with("holder", lock == null ? null : lock.holder())
                .with("holderName", name)
                .with("since", lock == null ? null : lock.since());
    }

    private @Nullable String name(@Nullable String username) {
        return username == null ? null : people.find(username).map(Person::name).orElse(username);
    }

    private Draft find(String id) {
        return repository.find(id).orElseThrow(() -> new NotFound("draft", id));
    }

    private static Map<String, @Nullable Object> columns(
            @Nullable String holder, @Nullable Instant since, @Nullable Instant renewed) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("lock_holder", holder);
        columns.put("lock_since", since);
        columns.put("lock_renewed", renewed);
        return columns;
    }
}
