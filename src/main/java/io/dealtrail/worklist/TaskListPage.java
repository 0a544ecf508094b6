package io.dealtrail.worklist;

import io.dealtrail.engine.Drawings;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My work: one list that says what to do next. */
@Controller
class TaskListPage {

    private final TaskLists lists;
    private final TaskView view;
    private final Drawings drawings;
    private final People people;
    private final Actors actors;

    TaskListPage(TaskLists lists, TaskView view, Drawings drawings, People people, Actors actors) {
        this.lists = lists;
        this.view = view;
        this.drawings = drawings;
        this.people = people;
        this.actors = actors;
    }

    @GetMapping("/tasks")
    String tasks(
            @RequestParam(defaultValue = "mine") String list,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        TaskLists.Filter filter = new TaskLists.Filter(list, given(due), given(stage), given(q), null, null, null);
        Page<TaskView.Item> page =
                lists.page(filter, Page.DEFAULT_SIZE, given(after)).map(view::item);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("stages", drawings.stages());
        model.addAttribute(
                "names",
                people.names(page.items().stream()
                        .map(TaskView.Item::assignee)
                        .filter(Objects::nonNull)
                        .toList()));
        if (given(after) != null) {
            return "worklist/list :: rows";
        }
        model.addAttribute("counts", lists.counts());
        model.addAttribute(
                "leads", actors.person().is(Role.MANAGER) || actors.person().is(Role.DIRECTOR));
        return htmx.isHtmxRequest() ? "worklist/list :: results" : "worklist/list";
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }
}
