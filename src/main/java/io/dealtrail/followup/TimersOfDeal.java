package io.dealtrail.followup;

import io.dealtrail.deal.DealPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** What lies ahead of the deal's open tasks; on its page also what is behind, and by which rule. */
@Component
class TimersOfDeal implements DealPart {

    private final FollowUps followUps;
    private final Ladders ladders;

    TimersOfDeal(FollowUps followUps, Ladders ladders) {
        this.followUps = followUps;
        this.ladders = ladders;
    }

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public List<FollowUps.Timer> of(String number) {
        return followUps.timers(number);
    }

    @Override
    public List<Ladders.TaskLadder> shown(String number) {
        return ladders.of(number);
    }
}
