package io.dealtrail.studio;

import io.dealtrail.live.Live;
import io.dealtrail.shared.DealEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What happens to a model, on its trail and to the pages of those whom it concerns. */
@Component
class ModelTrail {

    private final ApplicationEventPublisher events;
    private final Live live;

    ModelTrail(ApplicationEventPublisher events, Live live) {
        this.events = events;
        this.live = live;
    }

    static String subject(String model) {
        return "model:" + model;
    }

    /** Locks the trails before anything else is locked; of the same models one transaction waits for the other. */
    void touch(Set<String> models) {
        List<String> subjects =
                models.stream().map(ModelTrail::subject).sorted().toList();
        events.publishEvent(new DealEvent.Touch(subjects));
    }

    void tell(Draft draft, String action, @Nullable String comment, DealEvent.Change... more) {
        List<DealEvent.Change> changes = new ArrayList<>();
        changes.add(new DealEvent.Change("draft", null, draft.id()));
        changes.add(new DealEvent.Change("revision", null, draft.revision()));
        if (draft.basedOn() != null) {
            changes.add(new DealEvent.Change("basedOn", null, draft.basedOn()));
        }
        changes.add(new DealEvent.Change("sha256", null, draft.hash()));
        changes.addAll(Arrays.asList(more));
        events.publishEvent(new DealEvent(subject(draft.model()), action, changes, null, comment, null, null));
        tellPages(draft);
    }

    /** The pages of those who have to do with the draft look again. */
    void tellPages(Draft draft) {
        Set<String> audience = new TreeSet<>();
        for (String person : Arrays.asList(
                draft.author(),
                draft.asked(),
                draft.reviewedBy(),
                draft.lock() == null ? null : draft.lock().holder())) {
            if (person != null) {
                audience.add(Live.person(person));
            }
        }
        audience.add("studio"); // whoever sees everything hears it
        live.tell("studio", audience);
    }
}
