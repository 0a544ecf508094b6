package io.dealtrail.correspondence;

import io.dealtrail.engine.Incidents;
import io.dealtrail.notification.MailFailed;
import io.dealtrail.notification.MailSettled;
import io.dealtrail.notification.Notifications;
import io.dealtrail.notification.SentMails;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A letter that did not reach the customer is an incident of its deal, until an admin has seen to it; the deal waits on. */
@Component
class FailedMail {

    private static final String TYPE = "mailNotSent";

    private final Incidents incidents;
    private final SentMails sent;
    private final Cabinet cabinet;
    private final Notifications notifications;
    private final People people;
    private final ApplicationEventPublisher events;

    FailedMail(
            Incidents incidents,
            SentMails sent,
            Cabinet cabinet,
            Notifications notifications,
            People people,
            ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.sent = sent;
        this.cabinet = cabinet;
        this.notifications = notifications;
        this.people = people;
        this.events = events;
    }

    @EventListener
    void failed(MailFailed mail) {
        events.publishEvent(DealEvent.of(mail.deal(), mail.returned() ? "mail.bounced" : "mail.failed")
                .with("to", mail.to())
                .with("subject", mail.subject())
                .with("problem", mail.error()));
        incidents
                .open(mail.deal(), TYPE, "mail:" + mail.mail(), mail.to() + ": " + mail.error())
                .ifPresent(incident -> sent.incident(mail.mail(), incident));
        for (String person : toTell(mail.deal())) {
            notifications.tell(
                    person,
                    mail.returned() ? "mail.bounced" : "mail.failed",
                    mail.deal(),
                    null,
                    mail.to(),
                    mail.subject());
        }
    }

    @EventListener
    void settled(MailSettled mail) {
        if (mail.incident() != null) {
            incidents.close(mail.incident());
        }
    }

    private Set<String> toTell(String deal) {
        Set<String> told = new LinkedHashSet<>();
        cabinet.owner(deal).ifPresent(told::add);
        people.all().stream()
                .filter(p -> p.active() && p.is(Role.ADMIN))
                .map(Person::username)
                .forEach(told::add);
        return told;
    }
}
