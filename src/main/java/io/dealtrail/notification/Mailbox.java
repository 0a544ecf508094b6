package io.dealtrail.notification;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes mail that has to leave the house. A mail is written in the transaction of what it reports, so that it goes exactly if
 * that happened. Without {@code spring.mail.host} it stays in the outbox and counts as sent: no mail server never stops a deal.
 */
@Component
public class Mailbox {

    private final Outbox outbox;
    private final Letters letters;
    private final ObjectProvider<JavaMailSender> server;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Mailbox(
            Outbox outbox,
            Letters letters,
            ObjectProvider<JavaMailSender> server,
            Clock clock,
            ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.letters = letters;
        this.server = server;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Posts a mail, once for each key: a step that runs again after a crash posts nothing new.
     *
     * @param key what the mail is about, such as {@code proposal:D-000123:2}; at most 200 characters
     * @param body plain text
     * @return whether the mail is new
     * @throws Refused {@code mail.recipient} when the address could not stand in a mail's head
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean send(String key, String to, String subject, String body) {
        return send(key, to, subject, body, null);
    }

    /**
     * Posts a letter to a customer, once for each key.
     *
     * @return whether it is new
     * @throws Refused {@code mail.recipient} when the address could not stand in a mail's head
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean post(Letter letter) {
        Letters.Written written = letters.write(letter.template(), letter.language(), letter.values(), letter.deal());
        boolean fresh = send(letter.key(), letter.to(), written.subject(), written.text(), written.html());
        if (fresh) {
            outbox.addressed(letter.key(), letter.deal(), letter.enclosures());
            if (letter.deal() != null) {
                events.publishEvent(DealEvent.of(letter.deal(), "mail.posted")
                        .with("to", letter.to())
                        .with("subject", written.subject()));
            }
        }
        return fresh;
    }

    /** Posts a mail that also has a form with looks. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean send(String key, String to, String subject, String body, @Nullable String html) {
        if (to.isBlank() || to.length() > 320 || to.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid("mail.recipient", to);
        }
        boolean queued = server.getIfAvailable() != null;
        return outbox.add(key, to, oneLine(subject), body, html, queued, clock.instant());
    }

    // A line break in a title must not become a header of its own.
    private static String oneLine(String subject) {
        String line = subject.replaceAll("\\s+", " ").strip();
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
