package io.dealtrail.decision;

import io.dealtrail.studio.Draft;
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

    private final TableDrafts drafts;
    private final BackTest tables;
    private final Show show;

    BackTestController(TableDrafts drafts, BackTest tables, Show show) {
        this.drafts = drafts;
        this.tables = tables;
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
        return tables.run(draft, period);
    }
}
