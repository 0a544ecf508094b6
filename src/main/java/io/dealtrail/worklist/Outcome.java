package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.DealStatus;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells what an action on a task came to: what was done, what comes next and with whom, and how it can be mended. */
@Component
class Outcome {

    private final NextTask nextTask;
    private final TaskView view;
    private final Deals deals;
    private final Mentions mentions;
    private final People people;
    private final Actors actors;
    private final Wording wording;
    private final Show show;

    Outcome(
            NextTask nextTask,
            TaskView view,
            Deals deals,
            Mentions mentions,
            People people,
            Actors actors,
            Wording wording,
            Show show) {
        this.nextTask = nextTask;
        this.view = view;
        this.deals = deals;
        this.mentions = mentions;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
        this.show = show;
    }

    /**
     * @param further whether the person goes on with the next task
     * @return where the person goes
     */
    String tell(WorkItem item, Tasks.Completed done, boolean further, RedirectAttributes said) {
        String me = actors.person().username();
        Said what = done.next().isEmpty()
                ? nothingNext(done.deal())
                : Said.done("task.doneNext", view.item(item).name(), steps(done.next(), me));
        what.link("/deals/" + done.deal(), "task.toDeal").on(said);
        return further
                ? nextTask.after(done.deal(), me).map(id -> "/tasks/" + id).orElse("/tasks")
                : "/tasks";
    }

    Said commented(String deal, String text) {
        List<String> untold = mentions.untold(deal, text);
        return untold.isEmpty()
                ? Said.done("task.commentedNow")
                : Said.done("task.commentedUntold", String.join(", ", untold));
    }

    private Said nothingNext(String number) {
        DealFacts deal = deals.require(number);
        boolean goesOn = deal.status() == DealStatus.OPEN || deal.status() == DealStatus.WON;
        return goesOn
                ? Said.done("task.doneWaits")
                : Said.done("task.doneStatus", wording.text("status." + deal.status()));
    }

    private String steps(List<WorkItem> next, String me) {
        Map<String, String> names = people.names(
                next.stream().map(WorkItem::assignee).filter(Objects::nonNull).toList());
        return next.stream()
                .map(item -> wording.text("task.nextWith", view.item(item).name(), with(item, names, me)))
                .distinct()
                .collect(Collectors.joining(wording.text("task.nextAnd")));
    }

    private String with(WorkItem item, Map<String, String> names, String me) {
        String who = item.assignee();
        if (who == null) {
            String group = String.valueOf(item.group());
            return wording.text("task.nextGroup", show.word("group." + group, group));
        }
        return who.equals(me) ? wording.text("task.nextYou") : names.getOrDefault(who, who);
    }
}
