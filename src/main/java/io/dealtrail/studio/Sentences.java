package io.dealtrail.studio;

import io.dealtrail.shared.DealEvent.Change;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a draft changes, in words. */
@Component
class Sentences {

    /** In the reader's language. */
    List<String> of(Draft draft) {
        return List.of();
    }

    /** For the trail. */
    Change[] changes(Draft draft) {
        List<String> all = of(draft);
        return all.isEmpty() ? new Change[0] : new Change[] {new Change("changes", null, all)};
    }
}
