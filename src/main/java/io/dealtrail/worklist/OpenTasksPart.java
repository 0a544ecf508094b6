package io.dealtrail.worklist;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

/** The deal's open tasks. */
@Component
class OpenTasksPart implements DealPart {

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
    public Object of(String number) {
        return items.ofDeal(number).stream().map(view::item).toList();
    }
}
