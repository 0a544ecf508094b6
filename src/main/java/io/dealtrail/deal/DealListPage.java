package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.people.People;
import io.dealtrail.shared.Page;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class DealListPage {

    private final DealList list;
    private final Drawings drawings;
    private final People people;

    DealListPage(DealList list, Drawings drawings, People people) {
        this.list = list;
        this.drawings = drawings;
        this.people = people;
    }

    @GetMapping("/deals")
    String deals(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        String order = sort == null || sort.isBlank() ? "-created" : sort;
        // Who opens the list wants to work: closed deals show when asked for.
        String shown = status == null ? DealStatus.OPEN.name() : status;
        boolean further = after != null && !after.isBlank();
        DealList.Filter filter = new DealList.Filter(stage, shown, null, null, q, order);
        Page<DealList.Row> page = list.page(filter, Page.DEFAULT_SIZE, further ? after : null);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("stages", drawings.stages());
        model.addAttribute("statuses", DealStatus.values());
        model.addAttribute(
                "names",
                people.names(page.items().stream()
                        .map(DealList.Row::owner)
                        .filter(Objects::nonNull)
                        .toList()));
        return htmx.isHtmxRequest() ? "deal/list :: " + (further ? "rows" : "results") : "deal/list";
    }
}
