package io.dealtrail.worklist;

import io.dealtrail.deal.DealSearch;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The command palette: pages, and what the words are found in. */
@Controller
class PalettePage {

    private static final int EACH = 6;

    private final DealSearch deals;
    private final TaskLists tasks;
    private final TaskView view;

    PalettePage(DealSearch deals, TaskLists tasks, TaskView view) {
        this.deals = deals;
        this.tasks = tasks;
        this.view = view;
    }

    /** The palette itself; what it finds comes by {@code /palette/found}. */
    @GetMapping("/palette")
    String palette() {
        return "worklist/palette :: palette";
    }

    @GetMapping("/palette/found")
    String found(@RequestParam(defaultValue = "") String q, Model model) {
        boolean asked = q.strip().length() > 1;
        model.addAttribute("deals", asked ? deals.find(q, EACH) : List.of());
        model.addAttribute(
                "tasks", asked ? tasks.find(q, EACH).stream().map(view::item).toList() : List.of());
        return "worklist/palette :: found";
    }

    /** Which keys do what. */
    @GetMapping("/keys")
    String keys() {
        return "worklist/palette :: keys";
    }
}
