package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import org.springframework.stereotype.Component;

/** What the drawing calls a stage. */
@Component
class StageNames {

    private final Drawings drawings;

    StageNames(Drawings drawings) {
        this.drawings = drawings;
    }

    /** The stage's label; a stage that is drawn no more keeps its key. */
    String of(String stage) {
        return drawings.stages().stream()
                .filter(s -> s.key().equals(stage))
                .map(Stage::name)
                .findFirst()
                .orElse(stage);
    }
}
