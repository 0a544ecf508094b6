package io.dealtrail.deal;

import io.dealtrail.engine.Standing;
import io.dealtrail.engine.Standings;
import io.dealtrail.web.Show;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a deal stands in its drawing, and who may see it; for the API and for the scripts of pages. */
@RestController
class DealSight {

    record Reader(String username, String name) {}

    private final DealVisibility visibility;
    private final Deals deals;
    private final Standings standings;
    private final DealReaders readers;
    private final Show show;

    DealSight(DealVisibility visibility, Deals deals, Standings standings, DealReaders readers, Show show) {
        this.visibility = visibility;
        this.deals = deals;
        this.standings = standings;
        this.readers = readers;
        this.show = show;
    }

    /** @param stage the deal's current stage unless another one is asked for */
    @GetMapping({"/api/deals/{number}/drawing", "/deals/{number}/drawing"})
    Standing drawing(
            @PathVariable String number, @RequestParam(required = false) @Nullable String stage, Locale language) {
        visibility.requireVisible(number);
        String process = stage == null ? deals.require(number).stage() : stage;
        return standings.of(number, process, language.getLanguage(), show::element);
    }

    @GetMapping({"/api/deals/{number}/people", "/deals/{number}/people"})
    List<Reader> people(@PathVariable String number) {
        visibility.requireVisible(number);
        return readers.of(number).stream()
                .map(person -> new Reader(person.username(), person.name()))
                .toList();
    }
}
