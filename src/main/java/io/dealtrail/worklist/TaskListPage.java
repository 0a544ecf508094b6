package io.dealtrail.worklist;

import io.dealtrail.engine.Drawings;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My work: one list that says what to do next. */
@Controller
class TaskListPage {

    /** A section as it is shown; a list in another order than by due date is one section without a name. */
    record Shown(
            @Nullable String name,
            List<TaskView.Item> rows,
            @Nullable String next,
            long count) {}

    private final TaskLists lists;
    private final TaskSections sections;
    private final SavedFilters saved;
    private final TaskView view;
    private final Drawings drawings;
    private final People people;
    private final Actors actors;

    TaskListPage(
            TaskLists lists,
            TaskSections sections,
            SavedFilters saved,
            TaskView view,
            Drawings drawings,
            People people,
            Actors actors) {
        this.lists = lists;
        this.sections = sections;
        this.saved = saved;
        this.view = view;
        this.drawings = drawings;
        this.people = people;
        this.actors = actors;
    }

    /** @param keep how many rows the page shows already: {@code overdue:40,later:20} */
    @GetMapping("/tasks")
    String tasks(
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String keep,
            HtmxRequest htmx,
            HttpServletRequest request,
            Model model) {
        TaskFilter filter = TaskFilter.of(params);
        model.addAttribute("filter", filter);
        model.addAttribute("stages", drawings.stages());
        model.addAttribute("me", actors.person());
        if (after != null && !after.isBlank()) {
            String size = filter.section() == null ? "25" : String.valueOf(TaskSections.ROWS);
            Page<WorkItem> page = lists.more(awake(filter), Integer.parseInt(size), after);
            Shown more = shown(filter.section(), page.items(), page.next(), 0);
            model.addAttribute("section", more);
            names(model, List.of(more));
            return "worklist/list :: rows";
        }
        List<SavedFilters.Saved> views = saved.all();
        if (request.getQueryString() == null && !htmx.isHtmxRequest()) {
            for (SavedFilters.Saved one : views) {
                if (one.isDefault()) {
                    return "redirect:/tasks?" + one.query() + "&view=" + one.id();
                }
            }
        }
        model.addAttribute("views", views);
        model.addAttribute(
                "view",
                views.stream()
                        .filter(v -> v.id().equals(params.get("view")))
                        .findFirst()
                        .orElse(null));
        list(filter, kept(keep), model);
        return htmx.isHtmxRequest() ? "worklist/list :: results" : "worklist/list";
    }

    private void list(TaskFilter filter, Map<String, Integer> kept, Model model) {
        Person me = actors.person();
        List<String> tabs = me.leads() ? List.of("mine", "queue", "team") : List.of("mine", "queue");
        Map<String, Long> counts = sections.counts(filter, tabs);
        List<Shown> shown = new ArrayList<>();
        if (filter.sectioned()) {
            sections.of(filter, kept, counts).stream()
                    .filter(s -> !s.rows().isEmpty())
                    .forEach(s -> shown.add(shown(s.name(), s.rows(), s.next(), s.count())));
        } else {
            int size = Math.min(Page.MAX_SIZE, Math.max(Page.DEFAULT_SIZE, kept.getOrDefault("all", 0)));
            Page<WorkItem> page = lists.page(awake(filter), size, null);
            if (!page.items().isEmpty()) {
                shown.add(shown(filter.section(), page.items(), page.next(), page.total()));
            }
        }
        model.addAttribute("tabs", tabs);
        model.addAttribute("counts", counts);
        model.addAttribute("most", (long) TaskSections.COUNTED);
        model.addAttribute("sections", shown);
        model.addAttribute(
                "nothingNow", shown.stream().allMatch(s -> "snoozed".equals(s.name())) && filter.section() == null);
        model.addAttribute("groups", groups(filter, me));
        names(model, shown);
        // Whom a list of the team's tasks is narrowed to.
        model.addAttribute("members", filter.list().equals("team") ? people.colleaguesOf(me) : List.of());
    }

    /** A search finds what is snoozed too; an order of its own does not show it. */
    private static TaskFilter awake(TaskFilter filter) {
        return filter.section() != null || filter.q() != null || filter.state() != null
                ? filter
                : filter.inState("open");
    }

    private Shown shown(@Nullable String name, List<WorkItem> rows, @Nullable String next, long count) {
        return new Shown(name, rows.stream().map(view::item).toList(), next, count);
    }

    private void names(Model model, List<Shown> shown) {
        String me = actors.person().username();
        model.addAttribute(
                "names",
                people.names(shown.stream()
                        .flatMap(s -> s.rows().stream())
                        .map(TaskView.Item::assignee)
                        .filter(Objects::nonNull)
                        .filter(name -> !name.equals(me))
                        .toList()));
    }

    private static List<String> groups(TaskFilter filter, Person me) {
        TreeSet<String> groups = new TreeSet<>(me.leads() ? People.GROUPS : me.groups());
        if (filter.group() != null) {
            groups.add(filter.group());
        }
        return List.copyOf(groups);
    }

    private static Map<String, Integer> kept(@Nullable String keep) {
        Map<String, Integer> kept = new HashMap<>();
        for (String part : keep == null ? new String[0] : keep.split(",")) {
            String[] pair = part.split(":");
            if (pair.length == 2 && pair[1].matches("\\d{1,4}")) {
                kept.put(pair[0], Integer.valueOf(pair[1]));
            }
        }
        return kept;
    }
}
