package io.dealtrail.decision;

import io.dealtrail.engine.Models;
import io.dealtrail.studio.Draft;
import io.dealtrail.studio.Drafts;
import io.dealtrail.web.Show;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a draft would have meant, for the API. Nothing is changed. */
@RestController
class BackTestController {

    private final Drafts drafts;
    private final BackTest tables;
    private final WayTest ways;
    private final Show show;

    BackTestController(Drafts drafts, BackTest tables, WayTest ways, Show show) {
        this.drafts = drafts;
        this.tables = tables;
        this.ways = ways;
        this.show = show;
    }

    @PostMapping("/api/processes/{key}/drafts/{id}/back-test")
    Object run(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Draft draft = drafts.find(key, id);
        Period period = Period.of(from, to, show.today());
        return draft.kind() == Models.Kind.DMN ? tables.run(draft, period) : ways.run(draft, period);
    }
}
