package io.dealtrail.deal;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.DealContacts;
import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who decides at the customer. */
@Component
@Transactional
class BuyingCentre {

    /** @param others of the customer's contacts, who are not on this deal */
    record View(DealFacts deal, boolean workable, List<Contact> contacts, List<Contact> others) {}

    /** @param before as the person was on the deal before, or null */
    record Put(@Nullable Contact before, Contact after) {}

    private final DealSheets sheets;
    private final DealVisibility visibility;
    private final Contacts contacts;
    private final DealContacts onDeal;
    private final ApplicationEventPublisher events;

    BuyingCentre(
            DealSheets sheets,
            DealVisibility visibility,
            Contacts contacts,
            DealContacts onDeal,
            ApplicationEventPublisher events) {
        this.sheets = sheets;
        this.visibility = visibility;
        this.contacts = contacts;
        this.onDeal = onDeal;
        this.events = events;
    }

    @Transactional(readOnly = true)
    View of(String number) {
        Sheet sheet = sheets.require(number);
        List<Contact> there = contacts.ofDeal(number);
        Set<String> ids = there.stream().map(Contact::id).collect(Collectors.toSet());
        String account = sheet.deal().account();
        List<Contact> others = account == null || !sheet.workable()
                ? List.of()
                : contacts.ofAccount(account).stream()
                        .filter(c -> !ids.contains(c.id()))
                        .toList();
        return new View(sheet.deal(), sheet.workable(), there, others);
    }

    Put put(String number, ContactPage.Form form) {
        visibility.requireWorkable(number);
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        String account = sheets.require(number).deal().account();
        if (account == null) {
            throw Refused.field("name", "deal.noCustomer", number);
        }
        String id = given(form.contact());
        Contact before = contacts.ofDeal(number).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElse(null);
        Contact after = onDeal.put(number, account, id, form.details(), given(form.role()), form.version());
        return new Put(before, after);
    }

    Contact takeOff(String number, String contact) {
        visibility.requireWorkable(number);
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        return onDeal.takeOff(number, contact);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
