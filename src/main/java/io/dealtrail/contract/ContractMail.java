package io.dealtrail.contract;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.notification.Mailbox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to the customer's contact, if there is one with an address. */
@Component
class ContractMail {

    private final Contacts contacts;
    private final Mailbox mailbox;
    private final MessageSource messages;

    ContractMail(Contacts contacts, Mailbox mailbox, MessageSource messages) {
        this.contacts = contacts;
        this.mailbox = mailbox;
        this.messages = messages;
    }

    void send(Contract contract, LocalDate signUntil, Instant sentAt) {
        post(contract, signUntil, "contract:" + contract.deal() + ":" + sentAt, "contract.mail");
    }

    void remind(Contract contract, LocalDate signUntil, LocalDate today) {
        post(contract, signUntil, "contract:" + contract.deal() + ":reminder:" + today, "contract.reminder");
    }

    private void post(Contract contract, LocalDate signUntil, String key, String text) {
        contacts.ofDeal(contract.deal()).stream()
                .filter(c -> c.email() != null)
                .findFirst()
                .ifPresent(contact -> post(contract, signUntil, key, text, contact));
    }

    private void post(Contract contract, LocalDate signUntil, String key, String text, Contact contact) {
        @Nullable
        Object[] args = {
            contact.name(),
            contract.deal(),
            contract.net().toString(),
            contract.content().gross().toString(),
            signUntil.toString()
        };
        mailbox.send(
                key,
                String.valueOf(contact.email()),
                messages.getMessage(text + ".subject", args, Locale.ENGLISH),
                messages.getMessage(text + ".body", args, Locale.ENGLISH));
    }
}
