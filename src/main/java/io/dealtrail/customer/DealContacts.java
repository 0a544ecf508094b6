package io.dealtrail.customer;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** States anew who is on a deal. */
@Component
@Transactional
public class DealContacts {

    /** @param id of a contact that is there already, whose details are replaced by those given; null for a new one */
    public record Stated(@Nullable String id, NewContact contact) {}

    private final Contacts contacts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DealContacts(Contacts contacts, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Makes these the deal's contacts, and no others; whoever is taken off stays a contact of the account.
     *
     * @throws Refused with fields named {@code contacts[0].email}; {@code contact.unknown} (422)
     */
    public void replace(String deal, String account, List<Stated> wanted) {
        List<Contact> before = contacts.ofDeal(deal);
        Set<String> kept = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Contact contact = stated(account, before, wanted.get(i), "contacts[" + i + "].");
            contacts.link(deal, contact, wanted.get(i).contact().role());
            kept.add(contact.id());
        }
        before.stream().filter(c -> !kept.contains(c.id())).forEach(gone -> takeOff(deal, gone));
    }

    /**
     * Puts one person on the deal with a role there, or changes who is on it already.
     *
     * @param id of a contact of the deal or its customer; null for somebody new
     * @param version of the contact as it was read; null for whatever it is
     * @throws Refused {@code contact.changed} (409) when the contact was changed since, {@code contact.unknown} (422), faulty fields
     */
    public Contact put(
            String deal,
            String account,
            @Nullable String id,
            NewContact details,
            @Nullable String role,
            @Nullable Long version) {
        if (role != null && !NewContact.ROLES.contains(role)) {
            throw Refused.field("role", "field.choice", "role", String.join(", ", NewContact.ROLES));
        }
        List<Contact> before = contacts.ofDeal(deal);
        NewContact same = new NewContact(
                details.name(), details.email(), details.phone(), details.title(), null, details.language());
        Contact contact = id == null
                ? contacts.add(account, same, "")
                : stated(account, before, new Stated(id, same), "", version);
        Optional<Contact> linked =
                before.stream().filter(c -> c.id().equals(contact.id())).findFirst();
        contacts.link(deal, contact, role);
        String former = linked.map(Contact::role).orElse(null);
        if (linked.isPresent() && !Objects.equals(former, role)) {
            jdbc.sql("update deal_contact set role = :role where deal = :deal and contact = :contact")
                    .param("role", role)
                    .param("deal", deal)
                    .param("contact", contact.id())
                    .update();
            events.publishEvent(DealEvent.of(deal, "contact.roleChanged")
                    .with("name", contact.name())
                    .change("role", former, role));
        }
        return contact;
    }

    /**
     * Takes somebody off the deal; they stay a contact of the customer.
     *
     * @throws NotFound when nobody of that id is on it
     */
    public Contact takeOff(String deal, String id) {
        Contact gone = contacts.ofDeal(deal).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact", id));
        takeOff(deal, gone);
        return gone;
    }

    private Contact stated(String account, List<Contact> onDeal, Stated wanted, String prefix) {
        return stated(account, onDeal, wanted, prefix, null);
    }

    private Contact stated(String account, List<Contact> onDeal, Stated wanted, String prefix, @Nullable Long version) {
        String id = wanted.id();
        if (id == null) {
            return contacts.add(account, wanted.contact(), prefix);
        }
        Optional<Contact> known = Stream.concat(onDeal.stream(), contacts.ofAccount(account).stream())
                .filter(c -> c.id().equals(id))
                .findFirst();
        Contact before = known.orElseThrow(() -> Refused.field(prefix + "id", "contact.unknown", id));
        if (version != null && version != before.version()) {
            throw Refused.conflict("contact.changed", before.name());
        }
        NewContact after = contacts.checked(before.account(), filled(wanted.contact(), before), prefix);
        return contacts.save(
                before,
                new Contact(
                        before.id(),
                        before.account(),
                        String.valueOf(after.name()),
                        after.email(),
                        after.phone(),
                        after.title(),
                        after.role(),
                        after.language(),
                        before.version()));
    }

    private static NewContact filled(NewContact wanted, Contact before) {
        return new NewContact(
                wanted.name() == null ? before.name() : wanted.name(),
                wanted.email() == null ? before.email() : wanted.email(),
                wanted.phone() == null ? before.phone() : wanted.phone(),
                wanted.title() == null ? before.title() : wanted.title(),
                wanted.role() == null ? before.role() : wanted.role(),
                wanted.language() == null ? before.language() : wanted.language());
    }

    private void takeOff(String deal, Contact gone) {
        jdbc.sql("delete from deal_contact where deal = :deal and contact = :contact")
                .param("deal", deal)
                .param("contact", gone.id())
                .update();
        events.publishEvent(DealEvent.of(deal, "contact.unlinked")
                .with("contact", gone.id())
                .with("name", gone.name()));
    }
}
