package io.dealtrail.trail;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.shared.DealEvent;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The timeline on a deal's page, in pages from the newest entry back. */
@Controller
class TimelinePage {

    private static final int SIZE = 20;

    private final Trails trails;
    private final Timeline timeline;
    private final DealAccess access;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TimelinePage(
            Trails trails,
            Timeline timeline,
            DealAccess access,
            Actors actors,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.trails = trails;
        this.timeline = timeline;
        this.access = access;
        this.actors = actors;
        this.events = events;
        this.transaction = transaction;
    }

    @GetMapping("/deals/{number}/trail")
    String trail(
            @PathVariable String number, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        access.requireVisible(number);
        List<Timeline.Line> lines = timeline.of(trails.latest(number, before, SIZE));
        model.addAttribute("number", number);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "before", lines.size() == SIZE ? lines.get(lines.size() - 1).n() : null);
        // Reading a trail is itself recorded, on the reader's own trail.
        transaction.executeWithoutResult(status ->
                events.publishEvent(DealEvent.of("person:" + actors.person().username(), "trail.read")
                        .with("what", "deal " + number)));
        return "trail/timeline :: lines";
    }
}
