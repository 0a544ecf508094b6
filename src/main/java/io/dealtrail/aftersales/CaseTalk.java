package io.dealtrail.aftersales;

import io.dealtrail.engine.Workflow;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The conversation about a case, and what it does to the case's clock. */
@Component
@Transactional
class CaseTalk {

    static final String OPENED = "after-sales.caseOpened";
    static final int MAX_TEXT = 10_000;

    private final CaseRepository cases;
    private final CaseTimes times;
    private final CaseLetters letters;
    private final Workflow workflow;
    private final AfterSalesSettings settings;
    private final People people;
    private final Notifications notifications;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CaseTalk(
            CaseRepository cases,
            CaseTimes times,
            CaseLetters letters,
            Workflow workflow,
            AfterSalesSettings settings,
            People people,
            Notifications notifications,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.times = times;
        this.letters = letters;
        this.workflow = workflow;
        this.settings = settings;
        this.people = people;
        this.notifications = notifications;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Opens a case by the deal's process, and answers it. */
    ServiceCase open(String deal, NewCase wanted) {
        events.publishEvent(new Touch(List.of(deal)));
        workflow.tell(OPENED, deal, wanted.variables());
        List<ServiceCase> all = cases.of(deal);
        return all.get(all.size() - 1);
    }

    /** Opens a case where the deal's process still takes any. */
    void openIfPossible(String deal, NewCase wanted) {
        events.publishEvent(new Touch(List.of(deal)));
        workflow.tellIfExpected(OPENED, deal, wanted.variables());
    }

    /** We answer; the customer reads it. */
    void reply(String number, @Nullable String text) {
        ServiceCase c = lockRunning(number);
        String said = say(c, "reply", text);
        responded(c);
        publish(c, "case.replied", said);
        letters.answered(c, said);
    }

    /** Something that the customer does not read. */
    void note(String number, @Nullable String text) {
        ServiceCase c = lock(number);
        publish(c, "case.noted", say(c, CaseMessage.NOTE, text));
    }

    /** We ask the customer; the clock stands still until they answer. */
    void ask(String number, @Nullable String text) {
        ServiceCase c = lockRunning(number);
        String said = say(c, "question", text);
        responded(c);
        if (!c.waits()) {
            cases.pause(number, clock.instant());
            times.recount(number);
        }
        events.publishEvent(DealEvent.of(c.deal(), "case.asked")
                .with("case", number)
                .change("state", c.state(), ServiceCase.WAITING)
                .comment(said));
        letters.asked(c, said);
    }

    /** What the customer says: the clock goes on, and a case that was resolved lately is opened again. */
    void hear(String number, @Nullable String text) {
        ServiceCase c = lock(number);
        if (!c.runs() && !mayReopen(c)) {
            throw Refused.conflict("case.closed", number);
        }
        String said = say(c, "customer", text);
        publish(c, "case.customerWrote", said);
        if (c.waits()) {
            cases.resume(number, clock.instant());
            times.recount(number);
            events.publishEvent(DealEvent.of(c.deal(), "case.resumed")
                    .with("case", number)
                    .change("state", ServiceCase.WAITING, ServiceCase.OPEN));
        } else if (!c.runs()) {
            workflow.tell(OPENED, c.deal(), NewCase.reopening(number));
        }
        tell(require(number));
    }

    /** Opens a resolved case again. */
    void reopen(String number, @Nullable String why) {
        ServiceCase c = lock(number);
        if (c.runs()) {
            throw Refused.conflict("case.notResolved", number);
        }
        say(c, "reopened", why);
        workflow.tell(OPENED, c.deal(), NewCase.reopening(number));
    }

    /** Whether the customer may still open it again. */
    boolean mayReopen(ServiceCase c) {
        return c.resolvedAt() != null
                && c.resolvedAt().plus(Duration.ofDays(settings.reopenDays())).isAfter(clock.instant());
    }

    void prioritise(String number, @Nullable String priority) {
        NewCase.requirePriority(priority);
        ServiceCase c = lockRunning(number);
        if (!c.priority().equals(priority)) {
            cases.priority(number, String.valueOf(priority));
            times.recount(number);
            events.publishEvent(DealEvent.of(c.deal(), "case.prioritised")
                    .with("case", number)
                    .change("priority", c.priority(), priority));
        }
    }

    private void responded(ServiceCase c) {
        if (c.firstResponseAt() == null) {
            cases.responded(c.number(), clock.instant());
            times.recount(c.number());
        }
    }

    private String say(ServiceCase c, String kind, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refused.field("text", "field.required", "text");
        }
        NewCase.requireShort("text", text, MAX_TEXT);
        cases.say(c.number(), kind, text.strip(), actors.current().toString(), clock.instant());
        return text.strip();
    }

    private void publish(ServiceCase c, String action, String said) {
        events.publishEvent(
                DealEvent.of(c.deal(), action).with("case", c.number()).comment(said));
    }

    private void tell(ServiceCase c) {
        List<Person> told =
                people.active(c.assignee()).map(List::of).orElseGet(() -> people.inGroup(CaseWatch.GROUP, null));
        told.forEach(person ->
                notifications.tell(person.username(), "case.customerWrote", c.deal(), c.task(), c.title(), c.number()));
    }

    private ServiceCase lockRunning(String number) {
        ServiceCase c = lock(number);
        if (!c.runs()) {
            throw Refused.conflict("case.resolvedAlready", number);
        }
        return c;
    }

    private ServiceCase lock(String number) {
        events.publishEvent(new Touch(List.of(require(number).deal())));
        return require(number);
    }

    private ServiceCase require(String number) {
        return cases.find(number).orElseThrow(() -> new NotFound("case", number));
    }
}
