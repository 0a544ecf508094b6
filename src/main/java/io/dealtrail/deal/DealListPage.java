package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.people.People;
import io.dealtrail.shared.Page;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of deals, to be looked through by whatever is known of one. */
@Controller
class DealListPage {

    private static final List<String> SORTS =
            List.of("-created", "-amount", "expectedCloseOn", "stageEntered", "title", "number");

    private final DealList list;
    private final Drawings drawings;
    private final People people;
    private final DealChoices choices;

    DealListPage(DealList list, Drawings drawings, People people, DealChoices choices) {
        this.list = list;
        this.drawings = drawings;
        this.people = people;
        this.choices = choices;
    }

    @GetMapping("/deals")
    String deals(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Boolean stalled,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        // Who opens the list wants to work: closed deals show when asked for.
        String shown = status == null ? DealStatus.OPEN.name() : status;
        DealFilter filter = new DealFilter(stage, shown, owner, team, source, region, stalled, q);
        boolean further = after != null && !after.isBlank();
        Page<DealList.Row> page = list.page(filter, sort, Page.DEFAULT_SIZE, further ? after : null);
        model.addAttribute("filter", filter);
        model.addAttribute("sort", sort == null || sort.isBlank() ? SORTS.get(0) : sort);
        model.addAttribute("page", page);
        DealChoices.Choices offered = choices.ofReader();
        model.addAttribute("choices", offered);
        model.addAttribute("names", offered.names().isEmpty() ? names(page.items()) : offered.names());
        if (htmx.isHtmxRequest()) {
            return "deal/list :: " + (further ? "rows" : "results");
        }
        model.addAttribute("stages", drawings.stages());
        model.addAttribute("statuses", DealStatus.values());
        model.addAttribute("sources", FactPatch.SOURCES);
        model.addAttribute("sorts", SORTS);
        return "deal/list";
    }

    private Map<String, String> names(List<DealList.Row> rows) {
        return people.names(
                rows.stream().map(DealList.Row::owner).filter(Objects::nonNull).toList());
    }
}
