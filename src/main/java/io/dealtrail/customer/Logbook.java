package io.dealtrail.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what was said together with what was agreed to do next: both or neither. */
@Component
@Transactional
class Logbook {

    record Entry(Interaction recorded, @Nullable Interaction planned) {}

    private final Interactions interactions;

    Logbook(Interactions interactions) {
        this.interactions = interactions;
    }

    Entry record(String deal, NewInteraction said, @Nullable NewInteraction next) {
        Interaction recorded = interactions.record(deal, said);
        return new Entry(recorded, next == null ? null : interactions.record(deal, next));
    }

    void withdraw(String deal, String id, @Nullable String with) {
        List<String> all = with == null || with.isBlank() ? List.of(id) : List.of(id, with);
        all.forEach(one -> interactions.withdraw(deal, one));
    }
}
