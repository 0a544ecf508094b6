package io.dealtrail.deal;

import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.deal.StageVisits.Visit;
import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deal's way through the stages as drawn. */
@Component
class StagePath {

    /** Where a stage lies on a deal's way. */
    enum Mark {
        PASSED,
        HERE,
        ENDED,
        SKIPPED,
        AHEAD
    }

    /**
     * @param days whole days spent there so far, or null where it never was
     * @param outcome how it left the stage the last time
     */
    record Step(
            String stage,
            String name,
            Mark mark,
            @Nullable Long days,
            @Nullable String outcome) {}

    private final Drawings drawings;
    private final Clock clock;

    StagePath(Drawings drawings, Clock clock) {
        this.drawings = drawings;
        this.clock = clock;
    }

    List<Step> of(Sheet sheet) {
        DealFacts deal = sheet.deal();
        List<Stage> stages = drawings.stages();
        int here = stages.stream()
                .filter(s -> s.key().equals(deal.stage()))
                .mapToInt(Stage::position)
                .findFirst()
                .orElse(0);
        return stages.stream().map(stage -> step(stage, here, sheet)).toList();
    }

    private Step step(Stage stage, int here, Sheet sheet) {
        List<Visit> visits = sheet.visits().stream()
                .filter(v -> v.stage().equals(stage.key()))
                .toList();
        DealStatus status = sheet.deal().status();
        boolean ended = status == DealStatus.LOST || status == DealStatus.DISQUALIFIED;
        Mark mark = stage.position() == here
                ? (ended ? Mark.ENDED : Mark.HERE)
                : stage.position() > here ? Mark.AHEAD : visits.isEmpty() ? Mark.SKIPPED : Mark.PASSED;
        String outcome = visits.isEmpty() ? null : visits.get(visits.size() - 1).outcome();
        return new Step(stage.key(), stage.name(), mark, visits.isEmpty() ? null : days(visits), outcome);
    }

    private long days(List<Visit> visits) {
        Instant now = clock.instant();
        Duration all = visits.stream()
                .map(v -> Duration.between(v.enteredAt(), v.leftAt() == null ? now : v.leftAt()))
                .reduce(Duration.ZERO, Duration::plus);
        return all.toDays();
    }
}
