package io.dealtrail.notification;

import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells deals how their letters ended, after that is on record: what the server has taken is not sent again because of a trail that
 * was busy. A letter stays untold until this has committed, so nothing is lost by a crash.
 */
@Component
class MailNews {

    private static final int ROUND = 200;

    private final Outbox outbox;
    private final NotificationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MailNews(
            Outbox outbox,
            NotificationSettings settings,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void round() {
        for (int i = 0; i < ROUND; i++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> tellNext()))) {
                return;
            }
        }
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void dropEnclosures() {
        transaction.executeWithoutResult(
                status -> outbox.dropEnclosures(clock.instant().minus(settings.keepEnclosures())));
    }

    private boolean tellNext() {
        return outbox.lockUntold().map(this::tell).orElse(false);
    }

    private boolean tell(Outbox.Mail mail) {
        outbox.markTold(mail.id());
        String deal = mail.deal();
        if (deal == null) {
            return true;
        }
        if (mail.state().equals("SENT")) {
            events.publishEvent(
                    DealEvent.of(deal, "mail.sent").with("to", mail.to()).with("subject", mail.subject()));
        } else {
            events.publishEvent(new MailFailed(
                    mail.id(), deal, mail.to(), mail.subject(), mail.error() == null ? "" : mail.error(), false));
        }
        return true;
    }
}
