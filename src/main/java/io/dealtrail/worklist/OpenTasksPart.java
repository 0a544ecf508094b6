package io.dealtrail.worklist;

import io.dealtrail.deal.DealPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deal's open tasks. */
@Component
class OpenTasksPart implements DealPart {

    /** @param names of the assignees, by user name */
    record Shown(List<TaskView.Item> tasks, Map<String, String> names) {}

    private final WorkItems items;
    private final TaskView view;

    OpenTasksPart(WorkItems items, TaskView view) {
        this.items = items;
        this.view = view;
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
        List<TaskView.Item> tasks = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        items.namedOfDeal(number).forEach((item, name) -> {
            tasks.add(view.item(item));
            if (item.assignee() != null && name != null) {
                names.put(item.assignee(), name);
            }
        });
        return new Shown(tasks, names);
    }
}
