package io.dealtrail.proposal;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.notification.Mailbox;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to the customer's contact, if there is one with an address. A customer without one is told by phone. */
@Component
class ProposalMail {

    private final Contacts contacts;
    private final Mailbox mailbox;
    private final MessageSource messages;

    ProposalMail(Contacts contacts, Mailbox mailbox, MessageSource messages) {
        this.contacts = contacts;
        this.mailbox = mailbox;
        this.messages = messages;
    }

    void send(Proposal proposal, LocalDate validUntil) {
        contacts.ofDeal(proposal.deal()).stream()
                .filter(c -> c.email() != null)
                .findFirst()
                .ifPresent(contact -> send(proposal, validUntil, contact));
    }

    private void send(Proposal proposal, LocalDate validUntil, Contact contact) {
        Object[] args = {
            contact.name(),
            proposal.deal(),
            Integer.toString(proposal.version()),
            proposal.net().toString(),
            proposal.figures().gross().toString(),
            validUntil.toString()
        };
        mailbox.send(
                "proposal:" + proposal.deal() + ":" + proposal.version(),
                String.valueOf(contact.email()),
                text("proposal.mail.subject", args),
                text("proposal.mail.body", args));
    }

    private String text(String code, @Nullable Object... args) {
        return messages.getMessage(code, args, Locale.ENGLISH);
    }
}
