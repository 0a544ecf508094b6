package io.dealtrail.notification;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an admin does with mail: sends it again, or settles it otherwise. */
@Component
@Transactional
class OutboxDesk {

    private final Outbox outbox;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OutboxDesk(Outbox outbox, Clock clock, ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refused {@code outbox.notFailed} (409) unless it failed, was given up or came back */
    Outbox.Mail retry(String id) {
        Outbox.Mail mail = lock(id);
        boolean over = mail.state().equals("FAILED") || mail.state().equals("GIVEN_UP") || mail.bouncedAt() != null;
        if (!over) {
            throw Refused.conflict("outbox.notFailed");
        }
        outbox.queueAgain(mail.id(), clock.instant());
        settled(mail, "mail.retried", true);
        return mail;
    }

    /** @throws Refused {@code outbox.notWaiting} (409) unless it waits or failed */
    Outbox.Mail giveUp(String id) {
        Outbox.Mail mail = lock(id);
        if (!mail.state().equals("FAILED") && !mail.state().equals("QUEUED")) {
            throw Refused.conflict("outbox.notWaiting");
        }
        outbox.giveUp(mail.id());
        settled(mail, "mail.givenUp", false);
        return mail;
    }

    private void settled(Outbox.Mail mail, String action, boolean again) {
        String subject = mail.deal() == null ? "mail:" + mail.id() : mail.deal();
        events.publishEvent(DealEvent.of(subject, action).with("to", mail.to()).with("subject", mail.subject()));
        if (mail.deal() != null) {
            events.publishEvent(new MailSettled(mail.id(), mail.deal(), mail.incident(), again));
        }
    }

    private Outbox.Mail lock(String id) {
        return outbox.lock(number(id)).orElseThrow(() -> new NotFound("mail", id));
    }

    static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotFound("mail", id);
        }
        return Long.parseLong(id);
    }
}
