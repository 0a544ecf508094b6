package io.dealtrail.aftersales;

import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Warns who works on a case when its time runs out, and tells those above when it is over. */
@Component
@Transactional
class CaseWatch {

    static final String GROUP = "service";

    private final CaseRepository cases;
    private final CaseTimes times;
    private final Deals deals;
    private final People people;
    private final Notifications notifications;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CaseWatch(
            CaseRepository cases,
            CaseTimes times,
            Deals deals,
            People people,
            Notifications notifications,
            Clock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.times = times;
        this.deals = deals;
        this.people = people;
        this.notifications = notifications;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Raises what has come.
     *
     * @return when to look again
     */
    Instant look(String deal, String number) {
        events.publishEvent(new Touch(List.of(deal)));
        ServiceCase c = cases.find(number).orElse(null);
        if (c == null) {
            return clock.instant().plusSeconds(Integer.MAX_VALUE);
        }
        Instant now = clock.instant();
        Set<CaseAlarm> raised = EnumSet.noneOf(CaseAlarm.class);
        raised.addAll(c.raised());
        Map<CaseAlarm, Instant> alarms = times.alarms(c);
        alarms.forEach((alarm, at) -> {
            if (!at.isAfter(now)) {
                raised.add(alarm);
                // Who hears that it is over needs no word any more that it soon will be.
                boolean overtaken = !alarm.isLate()
                        && alarms.entrySet().stream()
                                .anyMatch(e -> e.getKey().isLate()
                                        && e.getKey().isOfResponse() == alarm.isOfResponse()
                                        && !e.getValue().isAfter(now));
                if (!overtaken) {
                    raise(c, alarm, at);
                }
            }
        });
        cases.raise(number, raised);
        return times.next(c);
    }

    private void raise(ServiceCase c, CaseAlarm alarm, Instant at) {
        List<Person> told = told(c, alarm);
        for (Person person : told) {
            notifications.tell(
                    person.username(), "case." + alarm.code(), c.deal(), c.task(), c.title(), c.number(), at);
        }
        events.publishEvent(DealEvent.of(c.deal(), alarm.isLate() ? "case.escalated" : "case.warned")
                .with("case", c.number())
                .with("limit", alarm.isOfResponse() ? "response" : "resolution")
                .with("due", at.toString())
                .with("assignee", c.assignee())
                .with("told", told.stream().map(Person::username).toList()));
    }

    private List<Person> told(ServiceCase c, CaseAlarm alarm) {
        List<Person> told = new ArrayList<>(people.active(c.assignee())
                .map(person -> people.standIn(person.username()).orElse(person))
                .map(List::of)
                .orElseGet(() -> people.inGroup(GROUP, null)));
        if (alarm.isLate()) {
            List<Person> above = people.managerOf(deals.require(c.deal()).team())
                    .map(manager -> people.standIn(manager.username()).orElse(manager))
                    .map(List::of)
                    .orElseGet(people::directors);
            told.addAll(above);
            if (alarm == CaseAlarm.RESOLUTION_LATE) {
                told.addAll(people.directors());
            }
        }
        return told.stream().filter(Objects::nonNull).distinct().toList();
    }
}
