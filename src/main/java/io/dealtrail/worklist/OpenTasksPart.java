package io.dealtrail.worklist;

import io.dealtrail.deal.DealPart;
import io.dealtrail.people.People;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The deal's open tasks. */
@Component
class OpenTasksPart implements DealPart {

    /** @param names of the assignees, by user name */
    record Shown(List<TaskView.Item> tasks, Map<String, String> names) {}

    private final WorkItems items;
    private final TaskView view;
    private final People people;

    OpenTasksPart(WorkItems items, TaskView view, People people) {
        this.items = items;
        this.view = view;
        this.people = people;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public List<TaskView.Item> of(String number) {
        return items.ofDeal(number).stream().map(view::item).toList();
    }

    @Override
    public Shown shown(String number) {
        List<TaskView.Item> tasks = of(number);
        List<String> assignees = tasks.stream()
                .map(TaskView.Item::assignee)
                .filter(Objects::nonNull)
                .toList();
        return new Shown(tasks, people.names(assignees));
    }
}
