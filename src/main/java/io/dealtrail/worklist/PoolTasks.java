package io.dealtrail.worklist;

import io.dealtrail.deal.Deals;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pool of leads asks of the work list. Who may is asked before. */
@Component
@Transactional
public class PoolTasks {

    private final Hands hands;
    private final Pool pool;
    private final Deals deals;
    private final ApplicationEventPublisher events;

    PoolTasks(Hands hands, Pool pool, Deals deals, ApplicationEventPublisher events) {
        this.hands = hands;
        this.pool = pool;
        this.deals = deals;
        this.events = events;
    }

    /**
     * Takes a waiting task, and with it the deal that nobody owns, for the signed-in person.
     *
     * @throws Refused {@code pool.gone} (409) when somebody was faster
     */
    public void claim(String task) {
        try {
            hands.claim(task);
        } catch (NotFound hidden) {
            throw Refused.conflict("pool.gone");
        } catch (Refused refused) {
            throw List.of("task.claimed", "task.alreadyCompleted", "task.cancelled")
                            .contains(refused.code())
                    ? Refused.conflict("pool.gone")
                    : refused;
        }
    }

    /** @throws Refused {@code pool.gone} (409) when somebody has it already */
    public void give(String deal, String to, @Nullable String note) {
        events.publishEvent(new Touch(List.of(deal)));
        if (deals.require(deal).owner() != null) {
            throw Refused.conflict("pool.gone");
        }
        pool.reassign(deal, to, note == null ? "given from the pool" : note);
    }

    /** @throws Refused {@code pool.notReturned} (409) when it is not this person's any more */
    public void giveBack(String deal, String from) {
        events.publishEvent(new Touch(List.of(deal)));
        if (!Objects.equals(deals.require(deal).owner(), from)) {
            throw Refused.conflict("pool.notReturned", deal);
        }
        pool.take(deal);
    }
}
