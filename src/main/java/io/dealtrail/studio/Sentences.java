package io.dealtrail.studio;

import io.dealtrail.shared.DealEvent.Change;
import org.springframework.stereotype.Component;

/** What a draft changes, in words for the trail. */
@Component
class Sentences {

    Change[] changes(Draft draft) {
        return new Change[0];
    }
}
