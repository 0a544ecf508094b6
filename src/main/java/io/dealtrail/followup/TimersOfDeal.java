package io.dealtrail.followup;

import io.dealtrail.deal.DealPart;
import org.springframework.stereotype.Component;

/** What lies ahead of the deal's open tasks. */
@Component
class TimersOfDeal implements DealPart {

    private final FollowUps followUps;

    TimersOfDeal(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public Object of(String number) {
        return followUps.timers(number);
    }
}
