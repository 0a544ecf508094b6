package io.dealtrail.deal;

import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a deal: won, lost, parked, taken up again, stalled. It follows the engine and nobody else. */
@Component
@Transactional
public class DealOutcomes {

    private final Deals deals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DealOutcomes(Deals deals, Clock clock, ApplicationEventPublisher events) {
        this.deals = deals;
        this.clock = clock;
        this.events = events;
    }

    public void win(String number, LocalDate on) {
        Deal deal = deals.find(number);
        if (deal.status() == DealStatus.WON) {
            return; // a step repeats after a crash
        }
        deal.win(on);
        closed(deal, null);
    }

    /** @param outcome {@code disqualified} and {@code merged} disqualify, all else loses */
    public void lose(String number, @Nullable String outcome, @Nullable String reason) {
        Deal deal = deals.find(number);
        if (deal.status().isClosed()) {
            return;
        }
        boolean disqualified = "disqualified".equals(outcome) || "merged".equals(outcome);
        String why = reason != null ? reason : outcome;
        deal.lose(disqualified ? DealStatus.DISQUALIFIED : DealStatus.LOST, why, LocalDate.now(clock));
        closed(deal, why);
    }

    public void park(String number, Instant until) {
        deals.find(number).park(until);
        events.publishEvent(DealEvent.of(number, "deal.parked")
                .change("status", "OPEN", "NURTURE")
                .with("until", until.toString()));
    }

    public void wake(String number) {
        deals.find(number).wake();
        events.publishEvent(DealEvent.of(number, "deal.woken").change("status", "NURTURE", "OPEN"));
    }

    /** Marks or unmarks the deal as stalled. */
    public void stall(String number, boolean stalled) {
        deals.find(number).stall(stalled ? clock.instant() : null);
        events.publishEvent(DealEvent.of(number, stalled ? "deal.stalled" : "deal.unstalled"));
    }

    private void closed(Deal deal, @Nullable String reason) {
        events.publishEvent(DealEvent.of(deal.number(), "deal.closed")
                .change("status", "OPEN", deal.status().name())
                .comment(reason));
        events.publishEvent(new DealClosed(deal.number(), deal.status()));
    }
}
