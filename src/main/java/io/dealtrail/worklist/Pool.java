package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Workflow;
import io.dealtrail.followup.Deadlines;
import io.dealtrail.followup.FollowUps;
import io.dealtrail.people.People;
import io.dealtrail.people.Team;
import io.dealtrail.shared.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives deals to people, and takes them back into the public pool. */
@Component
@Transactional
class Pool {

    private final Deals deals;
    private final WorkItems items;
    private final Assigner assigner;
    private final Workflow workflow;
    private final FollowUps followUps;
    private final CurrentWork current;
    private final People people;

    Pool(
            Deals deals,
            WorkItems items,
            Assigner assigner,
            Workflow workflow,
            FollowUps followUps,
            CurrentWork current,
            People people) {
        this.deals = deals;
        this.items = items;
        this.assigner = assigner;
        this.workflow = workflow;
        this.followUps = followUps;
        this.current = current;
        this.people = people;
    }

    /**
     * Finds an owner for a deal that has none.
     *
     * @param route {@code region}: the teams of the deal's region, or all when it has none; {@code all}; or a team's id
     */
    void assignOwner(String number, @Nullable String route) {
        DealFacts deal = deals.require(number);
        if (deal.owner() != null) {
            return;
        }
        // Who took the lead in may have said whose it is: a form of one team feeds that team.
        assigner.leastLoaded(deal.team() == null ? routed(route, deal.region()) : List.of(deal.team()))
                .ifPresent(c -> deals.assignOwner(
                        number,
                        c.username(),
                        c.name() + ": " + c.openTasks() + " open tasks, fewest of the routed teams"));
    }

    /** Nobody acted: the deal loses owner and team, its open tasks wait in the queue for anybody, with fresh time limits. */
    void take(String number) {
        if (deals.require(number).owner() != null || deals.require(number).team() != null) {
            deals.release(number, "returned to the pool");
        }
        for (WorkItem item : items.ofDeal(number)) {
            if (item.assignee() != null && item.groups().contains(Assigner.REPS)) {
                current.handing("reason.pool", List.of(), null, () -> workflow.assign(item.id(), number, null));
            }
            restart(item);
        }
    }

    /** Hands a deal and the open tasks of its owner to somebody. */
    void reassign(String number, String to, @Nullable String reason) {
        String before = deals.require(number).owner();
        deals.assignOwner(number, to, reason == null ? "" : reason);
        for (WorkItem item : items.ofDeal(number)) {
            if (item.groups().contains(Assigner.REPS)
                    && (item.assignee() == null || item.assignee().equals(before))) {
                current.handing(
                        "reason.ownerChanged", List.of(to), reason, () -> workflow.assign(item.id(), number, to));
            }
        }
    }

    private void restart(WorkItem item) {
        try {
            Deadlines fresh = followUps.restart(item.id());
            items.deadlines(
                    item.id(),
                    fresh.due() == null ? item.due() : fresh.due(),
                    fresh.remind().orElse(null));
        } catch (NotFound noLadder) {
            // a task whose drawing asks for no ladder has no time limits to begin anew
        }
    }

    private List<String> routed(@Nullable String route, @Nullable String region) {
        List<Team> teams = people.teams();
        List<String> ofRegion = teams.stream()
                .filter(t -> region != null && region.equalsIgnoreCase(t.region()))
                .map(Team::id)
                .toList();
        List<String> named =
                teams.stream().map(Team::id).filter(id -> id.equals(route)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        return "all".equals(route) || ofRegion.isEmpty()
                ? teams.stream().map(Team::id).toList()
                : ofRegion;
    }
}
