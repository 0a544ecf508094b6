package io.dealtrail.correspondence;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.Recipient;
import io.dealtrail.customer.Recipients;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.notification.Letter;
import io.dealtrail.notification.Mailbox;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mail that a person writes to the customer from a deal; its answer comes back to the deal. */
@Component
@Transactional
class Notes {

    /**
     * @param contact id of who is written to; without it, whoever decides
     * @param nonce of the form, so that a form that is sent twice writes once
     */
    record Note(
            @Nullable String contact,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String nonce) {}

    private static final String TEMPLATE = "note";

    private final Contacts contacts;
    private final Recipients recipients;
    private final Mailbox mailbox;
    private final DealVisibility visibility;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    Notes(
            Contacts contacts,
            Recipients recipients,
            Mailbox mailbox,
            DealVisibility visibility,
            Actors actors,
            ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.recipients = recipients;
        this.mailbox = mailbox;
        this.visibility = visibility;
        this.actors = actors;
        this.events = events;
    }

    /** The deal's people who have an address; who decides comes first. */
    @Transactional(readOnly = true)
    List<Contact> reachable(String deal) {
        visibility.requireWorkable(deal);
        String first = recipients.of(deal).map(Recipient::contact).orElse("");
        return contacts.ofDeal(deal).stream()
                .filter(c -> c.email() != null)
                .sorted(Comparator.comparing((Contact c) -> !c.id().equals(first))
                        .thenComparing(Contact::name))
                .toList();
    }

    /** @return to whom it goes */
    String write(String deal, Note note) {
        List<Contact> people = reachable(deal);
        Faults faults = new Faults();
        String subject = faults.required("subject", note.subject(), 200);
        String text = faults.required("text", note.text(), 10_000);
        Optional<Contact> to = note.contact() == null || note.contact().isBlank()
                ? people.stream().findFirst()
                : people.stream().filter(c -> c.id().equals(note.contact())).findFirst();
        if (to.isEmpty()) {
            faults.add("contact", "mail.nobody");
        }
        faults.refuse();
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        Contact contact = to.orElseThrow();
        mailbox.post(new Letter(
                "note:" + deal + ":" + nonce(note.nonce()),
                deal,
                String.valueOf(contact.email()),
                language(deal, contact),
                TEMPLATE,
                Map.of(
                        "args",
                        List.of(subject),
                        "name",
                        contact.name(),
                        "lines",
                        text.replace("\r\n", "\n").lines().toList(),
                        "sender",
                        actors.person().name()),
                List.of()));
        return contact.name();
    }

    private Locale language(String deal, Contact contact) {
        return contact.language() != null
                ? Locale.forLanguageTag(contact.language())
                : recipients.of(deal).map(Recipient::language).orElse(Locale.ENGLISH);
    }

    private static String nonce(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return UUID.randomUUID().toString();
        }
        if (!given.matches("[A-Za-z0-9-]{8,64}")) {
            throw Refused.malformed("mail.nonce");
        }
        return given;
    }
}
