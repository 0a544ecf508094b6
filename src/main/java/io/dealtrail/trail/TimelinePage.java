package io.dealtrail.trail;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.web.Show;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The timeline on a deal's page, in pages from the newest entry back, day by day. */
@Controller
class TimelinePage {

    private static final int SIZE = 20;

    /** So many entries are looked through for words at a time; beyond them the reader asks for more. */
    private static final int SEARCHED = 400;

    private final Trails trails;
    private final Timeline timeline;
    private final DealAccess access;
    private final Actors actors;
    private final Show show;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TimelinePage(
            Trails trails,
            Timeline timeline,
            DealAccess access,
            Actors actors,
            Show show,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.trails = trails;
        this.timeline = timeline;
        this.access = access;
        this.actors = actors;
        this.show = show;
        this.events = events;
        this.transaction = transaction;
    }

    /** @param day heading of the last entry already shown, so that it is not repeated */
    @GetMapping("/deals/{number}/trail")
    String trail(
            @PathVariable String number,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String day,
            Model model) {
        access.requireVisible(number);
        TimelineFilter filter = new TimelineFilter(kind, who, q);
        int size = filter.words() == null ? SIZE : SEARCHED;
        List<Timeline.Line> all = timeline.of(trails.latest(number, before, size, filter));
        List<Timeline.Line> found = all.stream().filter(filter::matches).toList();
        List<Timeline.Line> lines = found.size() > SIZE ? found.subList(0, SIZE) : found;
        Long last = found.size() > SIZE
                ? Long.valueOf(lines.get(SIZE - 1).n())
                : all.size() == size ? Long.valueOf(all.get(size - 1).n()) : null;
        model.addAttribute("number", number);
        model.addAttribute("filter", filter);
        model.addAttribute("days", days(lines, day));
        model.addAttribute("first", before == Long.MAX_VALUE);
        model.addAttribute("before", last);
        model.addAttribute("day", lines.isEmpty() ? day : heading(lines.get(lines.size() - 1)));
        // Reading a trail is itself recorded, on the reader's own trail.
        transaction.executeWithoutResult(status ->
                events.publishEvent(DealEvent.of("person:" + actors.person().username(), "trail.read")
                        .with("what", "deal " + number)));
        return "trail/timeline :: lines";
    }

    /** The filters with the people of this trail, and the first page under them. */
    @GetMapping("/deals/{number}/timeline")
    String whole(@PathVariable String number, Model model) {
        access.requireVisible(number);
        model.addAttribute("number", number);
        model.addAttribute("kinds", TimelineFilter.KINDS);
        model.addAttribute("actors", timeline.actors(trails.actors(number)));
        return "trail/timeline :: whole";
    }

    /** @param heading null where the day goes on from the page before */
    record Day(@Nullable String heading, List<Timeline.Line> lines) {}

    private List<Day> days(List<Timeline.Line> lines, @Nullable String before) {
        List<Day> days = new ArrayList<>();
        String current = before;
        List<Timeline.Line> same = new ArrayList<>();
        for (Timeline.Line line : lines) {
            String heading = heading(line);
            if (!heading.equals(current)) {
                same = new ArrayList<>();
                days.add(new Day(heading, same));
                current = heading;
            } else if (days.isEmpty()) {
                days.add(new Day(null, same));
            }
            same.add(line);
        }
        return days;
    }

    private String heading(Timeline.Line line) {
        return show.day(line.at());
    }
}
