package io.dealtrail.worklist;

import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.Interactions;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.WaysOn;
import io.dealtrail.people.People;
import io.dealtrail.web.Show;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What helps with a task: the customer's people, the deal, what was said last, and what comes after. */
@Component
class TaskAside {

    private static final int INTERACTIONS = 3;

    private final Deals deals;
    private final Contacts contacts;
    private final Interactions interactions;
    private final WaysOn waysOn;
    private final People people;
    private final Show show;

    TaskAside(Deals deals, Contacts contacts, Interactions interactions, WaysOn waysOn, People people, Show show) {
        this.deals = deals;
        this.contacts = contacts;
        this.interactions = interactions;
        this.waysOn = waysOn;
        this.people = people;
        this.show = show;
    }

    Map<String, @Nullable Object> of(WorkItem item) {
        DealFacts deal = deals.require(item.deal());
        var last = interactions.latest(item.deal(), INTERACTIONS);
        List<String> names = new ArrayList<>();
        last.forEach(interaction -> names.add(interaction.by()));
        if (deal.owner() != null) {
            names.add(deal.owner());
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("deal", deal);
        model.put("contacts", contacts.ofDeal(item.deal()));
        model.put("interactions", last);
        model.put("names", people.names(names));
        model.put(
                "ways",
                item.isOpen()
                        ? waysOn.from(
                                item.definition(), String.valueOf(item.place().element()), show::element)
                        : List.of());
        return model;
    }
}
