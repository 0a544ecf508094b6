package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Expected;
import io.dealtrail.engine.Stage;
import io.dealtrail.people.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a deal's page shows: facts, the way through the stages, what its process waits for, and what other modules have on it. */
@Component
class DealOverview {

    /** Where a stage lies on a deal's way. */
    enum Mark {
        PASSED,
        HERE,
        SKIPPED,
        AHEAD
    }

    record Step(String stage, String name, Mark mark) {}

    private final Deals deals;
    private final DealVisibility visibility;
    private final StageVisits visits;
    private final List<DealPart> parts;
    private final Drawings drawings;
    private final Expected expected;
    private final People people;

    DealOverview(
            Deals deals,
            DealVisibility visibility,
            StageVisits visits,
            List<DealPart> parts,
            Drawings drawings,
            Expected expected,
            People people) {
        this.deals = deals;
        this.visibility = visibility;
        this.visits = visits;
        this.parts = parts;
        this.drawings = drawings;
        this.expected = expected;
        this.people = people;
    }

    Map<String, @Nullable Object> of(String number) {
        visibility.requireVisible(number);
        DealFacts deal = deals.require(number);
        boolean workable = visibility.isWorkable(number);
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("deal", deal);
        model.put("path", path(deal));
        model.put("workable", workable);
        model.put("expected", workable ? expected.messages(number) : Set.of());
        model.put("ownerName", people.active(deal.owner()).map(p -> p.name()).orElse(deal.owner()));
        model.put("teamName", people.team(deal.team()).map(t -> t.name()).orElse(deal.team()));
        Map<String, Object> others = new LinkedHashMap<>();
        parts.forEach(part -> others.put(part.name(), part.of(number)));
        model.put("parts", others);
        return model;
    }

    /** The stages as drawn, each passed, current, skipped or still ahead. */
    private List<Step> path(DealFacts deal) {
        List<String> visited =
                visits.of(deal.number()).stream().map(StageVisits.Visit::stage).toList();
        List<Stage> stages = drawings.stages();
        int here = stages.stream()
                .filter(s -> s.key().equals(deal.stage()))
                .mapToInt(Stage::position)
                .findFirst()
                .orElse(0);
        return stages.stream()
                .map(s -> new Step(s.key(), s.name(), mark(s, here, visited.contains(s.key()))))
                .toList();
    }

    private static Mark mark(Stage stage, int here, boolean visited) {
        if (stage.position() == here) {
            return Mark.HERE;
        }
        if (stage.position() > here) {
            return Mark.AHEAD;
        }
        return visited ? Mark.PASSED : Mark.SKIPPED;
    }
}
