package io.dealtrail.correspondence;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.notification.SentMail;
import io.dealtrail.notification.SentMails;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a mail in, once: finds out which of our letters it answers, and files it under that one's deal. */
@Component
class Filing {

    private final ReceivedMails mails;
    private final SentMails sent;
    private final Contacts contacts;
    private final Cabinet cabinet;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Filing(
            ReceivedMails mails,
            SentMails sent,
            Contacts contacts,
            Cabinet cabinet,
            Clock clock,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.sent = sent;
        this.contacts = contacts;
        this.cabinet = cabinet;
        this.clock = clock;
        this.events = events;
    }

    /** @return false when it was taken in before */
    @Transactional
    boolean take(Received mail) {
        if (mails.isKnown(mail.key())) {
            return false;
        }
        Optional<SentMail> letter = letter(mail);
        String deal = letter.map(SentMail::deal).orElse(null);
        if (letter.isEmpty() || deal == null) {
            long id = mails.add(mail, ReceivedMails.State.OPEN, null, null, false, clock.instant());
            mails.addFiles(id, mail.files());
            events.publishEvent(DealEvent.of("mail:" + id, "mail.received")
                    .with("from", mail.sender())
                    .with("subject", mail.subject()));
            return true;
        }
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        boolean known = knows(contacts.ofDeal(deal), mail.sender());
        long id = mails.add(mail, ReceivedMails.State.FILED, deal, letter.get().id(), known, clock.instant());
        switch (mail.kind()) {
            case BOUNCE -> cameBack(letter.get(), mail);
            case AUTO ->
                events.publishEvent(DealEvent.of(deal, "mail.autoReplied")
                        .with("from", mail.sender())
                        .with("subject", mail.subject())
                        .with("text", shortened(mail.text())));
            case REPLY -> {
                List<String> leftOut = cabinet.file(id, deal, mail, letter.get().key(), known);
                mails.filed(id, deal, known, null, leftOut, clock.instant());
            }
        }
        return true;
    }

    static boolean knows(List<Contact> people, String sender) {
        return people.stream().anyMatch(c -> sender.equalsIgnoreCase(c.email()));
    }

    private Optional<SentMail> letter(Received mail) {
        return mail.tokens().stream()
                .map(sent::byToken)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> sent.byMessageIds(mail.answers()));
    }

    private void cameBack(SentMail letter, Received mail) {
        String why = mail.why() == null ? String.valueOf(mail.subject()) : mail.why();
        sent.bounced(letter, why, mail.sentAt());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= 500 ? text : text.substring(0, 499) + "…";
    }
}
