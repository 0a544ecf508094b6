package io.dealtrail.aftersales;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.notification.Mailbox;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to the customer's contact, if there is one with an address. */
@Component
class SurveyMail {

    private final Contacts contacts;
    private final Mailbox mailbox;
    private final MessageSource messages;

    SurveyMail(Contacts contacts, Mailbox mailbox, MessageSource messages) {
        this.contacts = contacts;
        this.mailbox = mailbox;
        this.messages = messages;
    }

    void send(String deal, int survey, LocalDate until) {
        contacts.ofDeal(deal).stream()
                .filter(c -> c.email() != null)
                .findFirst()
                .ifPresent(contact -> send(deal, survey, until, contact));
    }

    private void send(String deal, int survey, LocalDate until, Contact contact) {
        @Nullable Object[] args = {contact.name(), deal, until.toString()};
        mailbox.send(
                "survey:" + deal + ":" + survey,
                String.valueOf(contact.email()),
                messages.getMessage("survey.mail.subject", args, Locale.ENGLISH),
                messages.getMessage("survey.mail.body", args, Locale.ENGLISH));
    }
}
