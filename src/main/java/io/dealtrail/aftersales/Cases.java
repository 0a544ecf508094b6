package io.dealtrail.aftersales;

import io.dealtrail.engine.TaskEvents;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The service cases of a deal, as its process opens and closes them. */
@Component
@Transactional
class Cases {

    private static final int TITLE = 200;
    private static final String STAGE = "after-sales";

    private final CaseRepository cases;
    private final CaseTimes times;
    private final CaseLetters letters;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Cases(
            CaseRepository cases,
            CaseTimes times,
            CaseLetters letters,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.times = times;
        this.letters = letters;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** A deal's cases in the order of their opening. */
    @Transactional(readOnly = true)
    List<ServiceCase> of(String deal) {
        return cases.of(deal);
    }

    /** The cases of several deals: open ones first, then the latest; at most a hundred. */
    @Transactional(readOnly = true)
    List<ServiceCase> ofAll(List<String> deals) {
        return deals.isEmpty() ? List.of() : cases.ofAll(deals);
    }

    /**
     * Opens a case.
     *
     * @return its number
     */
    String open(String deal, NewCase wanted) {
        events.publishEvent(new Touch(List.of(deal)));
        String number = deal + "-C" + (cases.of(deal).size() + 1);
        String title = titleOf(wanted, number);
        Instant now = clock.instant();
        cases.insert(new ServiceCase(
                number,
                deal,
                title,
                wanted.text(),
                ServiceCase.OPEN,
                wanted.priority(),
                wanted.source(),
                wanted.contact(),
                null,
                actors.current().toString(),
                now,
                LocalDate.now(clock),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                now,
                Set.of()));
        begin(deal, number);
        ServiceCase opened = require(number);
        events.publishEvent(DealEvent.of(deal, "case.opened")
                .with("case", number)
                .with("title", title)
                .with("text", wanted.text())
                .with("priority", wanted.priority())
                .with("due", opened.dueOn().toString()));
        letters.opened(opened);
        return number;
    }

    /** Opens a resolved case again. The time for its resolution counts anew. */
    void reopen(String deal, String number) {
        events.publishEvent(new Touch(List.of(deal)));
        ServiceCase c = require(number);
        Set<CaseAlarm> kept =
                c.raised().stream().filter(CaseAlarm::isOfResponse).collect(Collectors.toSet());
        cases.reopen(number, kept, clock.instant());
        begin(deal, number);
        events.publishEvent(DealEvent.of(deal, "case.reopened")
                .with("case", number)
                .change("state", ServiceCase.RESOLVED, ServiceCase.OPEN));
    }

    /** Resolves a case; one that is resolved already stays as it is. */
    void close(String deal, String number, @Nullable String resolution) {
        ServiceCase c = require(number);
        String by = actors.current().toString();
        if (!cases.resolve(number, resolution, by, clock.instant())) {
            return;
        }
        if (resolution != null && !resolution.isBlank()) {
            cases.say(number, "resolution", resolution, by, clock.instant());
        }
        events.publishEvent(DealEvent.of(deal, "case.resolved")
                .with("case", number)
                .change("state", c.state(), ServiceCase.RESOLVED)
                .with("resolution", resolution));
        letters.resolved(require(number));
    }

    private void begin(String deal, String number) {
        times.begin(number);
        // The task that the process opens next is this case's.
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        TransactionSynchronizationManager.bindResource(this, number);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Cases.this);
            }
        });
    }

    @EventListener
    void opened(TaskEvents.Opened opened) {
        Object number = TransactionSynchronizationManager.getResource(this);
        if (number instanceof String text && text.startsWith(opened.task().deal() + "-")) {
            TransactionSynchronizationManager.unbindResourceIfPossible(this);
            cases.task(text, opened.task().id());
            cases.assign(text, opened.choice().assignee());
        }
    }

    @EventListener
    void reassigned(TaskEvents.Reassigned task) {
        if (!STAGE.equals(task.place().process())) {
            return;
        }
        cases.ofTask(task.taskId(), task.deal()).ifPresent(c -> cases.assign(c.number(), task.to()));
    }

    ServiceCase require(String number) {
        return cases.find(number).orElseThrow(() -> new NotFound("case", number));
    }

    private static String titleOf(NewCase wanted, String number) {
        String text = wanted.text();
        String given = !wanted.title().isBlank() ? wanted.title() : text != null && !text.isBlank() ? text : number;
        String line = given.strip().lines().findFirst().orElse(number);
        return line.length() <= TITLE ? line : line.substring(0, TITLE);
    }
}
