package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board's columns: the stages from left to right. */
@Component
class BoardColumns {

    /** How long a won deal stays on the board. */
    static final int WON_DAYS = 90;

    private static final int CERTAIN = 100;

    /**
     * Where nothing can be lost any more, a stage holds deals that are won; those of late are shown, the latest first.
     *
     * @param since won deals that entered before are left out; null where all are shown
     */
    record Column(
            String key,
            String name,
            int probability,
            DealStatus status,
            @Nullable Instant since) {

        public boolean won() {
            return status == DealStatus.WON;
        }
    }

    private final Drawings drawings;
    private final Clock clock;

    BoardColumns(Drawings drawings, Clock clock) {
        this.drawings = drawings;
        this.clock = clock;
    }

    List<Column> drawn() {
        return drawings.stages().stream().map(this::column).toList();
    }

    /** Since when won deals are shown. */
    Instant wonSince() {
        return clock.instant().minus(Duration.ofDays(WON_DAYS));
    }

    private Column column(Stage stage) {
        boolean won = stage.probability() >= CERTAIN;
        return new Column(
                stage.key(),
                stage.name(),
                stage.probability(),
                won ? DealStatus.WON : DealStatus.OPEN,
                won ? wonSince() : null);
    }
}
