package io.dealtrail.shared;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed, published inside the transaction of the change; the trail keeps each one.
 *
 * @param subject whose record it belongs to: a deal number, or {@code <kind>:<id>} such as {@code person:anna.snelling}
 * @param action what happened, {@code noun.pastParticiple}: {@code task.completed}
 * @param occurredAt when it happened, if not now (imports, recorded meetings)
 * @param onBehalfOf the person for whom the actor acted
 */
public record DealEvent(
        String subject,
        String action,
        List<Change> changes,
        @Nullable Place place,
        @Nullable String comment,
        @Nullable Instant occurredAt,
        @Nullable String onBehalfOf) {

    /** A field's value before and after; values are strings, numbers, booleans, lists or maps of these. */
    public record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    /** Where in a process it happened. */
    public record Place(
            String process,
            int version,
            @Nullable String element,
            @Nullable String elementName) {}

    /** Announces subjects that are about to change, so that their trail is locked before anything else is. */
    public record Touch(List<String> subjects) {}

    /** Announces subjects that this transaction creates: they have no trail yet, so nothing is looked up and nobody else can lock it. */
    public record Born(List<String> subjects) {}

    public DealEvent {
        changes = List.copyOf(changes);
    }

    public static DealEvent of(String subject, String action) {
        return new DealEvent(subject, action, List.of(), null, null, null, null);
    }

    /** Adds the field if its value differs. */
    public DealEvent change(String field, @Nullable Object from, @Nullable Object to) {
        if (Objects.equals(from, to)) {
            return this;
        }
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(field, from, to));
        return new DealEvent(subject, action, more, place, comment, occurredAt, onBehalfOf);
    }

    /** Adds a value that had none before. */
    public DealEvent with(String field, @Nullable Object value) {
        return change(field, null, value);
    }

    public DealEvent at(@Nullable Place where) {
        return new DealEvent(subject, action, changes, where, comment, occurredAt, onBehalfOf);
    }

    public DealEvent comment(@Nullable String text) {
        return new DealEvent(subject, action, changes, place, text, occurredAt, onBehalfOf);
    }

    public DealEvent occurred(@Nullable Instant when) {
        return new DealEvent(subject, action, changes, place, comment, when, onBehalfOf);
    }

    public DealEvent onBehalfOf(@Nullable String person) {
        return new DealEvent(subject, action, changes, place, comment, occurredAt, person);
    }
}
