package io.dealtrail.deal;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The customer's people on this deal. */
@Component
class ContactsPart implements DealPart {

    private final Contacts contacts;

    ContactsPart(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public List<Contact> of(String number) {
        return contacts.ofDeal(number);
    }
}
