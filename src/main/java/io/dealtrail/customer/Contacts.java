package io.dealtrail.customer;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People at the accounts, and on which deals they are. */
@Component
@Transactional
public class Contacts {

    private static final String SELECT =
            "select c.id, c.account, c.name, c.email, c.phone, c.title, c.role, c.language, c.version from contact c ";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final PhoneNumbers phones;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Contacts(JdbcClient jdbc, Customers customers, PhoneNumbers phones, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.phones = phones;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Collects what is wrong with a contact, without saving anything.
     *
     * @param prefix of the fields' names, such as {@code contact.}
     */
    public void check(NewContact contact, Faults faults, String prefix, NewAccount at) {
        contact.checked(faults, prefix, phones, country(at.country(), at.region(), String.valueOf(at.name())));
    }

    /**
     * The person at the account who has this e-mail, else this phone number, else (with neither) this name; otherwise a new
     * contact. What was not known of the person before is added.
     */
    public Contact add(String account, NewContact wanted) {
        return add(account, wanted, "");
    }

    /** Like {@link #add(String, NewContact)}, with the field names of a request that holds the contact under {@code prefix}. */
    public Contact add(String account, NewContact wanted, String prefix) {
        NewContact contact = checked(account, wanted, prefix);
        // Two leads of the same person at once: the second waits here and then finds the first one's contact.
        events.publishEvent(new Touch(List.of(Customers.subject(account))));
        return find(account, contact).map(known -> complete(known, contact)).orElseGet(() -> insert(account, contact));
    }

    /** The contact as it would be kept, read by the account's country. */
    NewContact checked(String account, NewContact wanted, String prefix) {
        Account at = customers.require(account);
        Faults faults = new Faults();
        NewContact contact = wanted.checked(faults, prefix, phones, country(at.country(), at.region(), at.name()));
        faults.refuse();
        return contact;
    }

    /** Puts a contact on a deal; on it already, only a new role changes. */
    public void link(String deal, Contact contact, @Nullable String role) {
        int changed = jdbc.sql(
                        "update deal_contact set role = coalesce(:role, role) where deal = :deal and contact = :contact")
                .param("role", role)
                .param("deal", deal)
                .param("contact", contact.id())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into deal_contact (deal, contact, role) values (:deal, :contact, :role)")
                    .param("deal", deal)
                    .param("contact", contact.id())
                    .param("role", role)
                    .update();
            events.publishEvent(DealEvent.of(deal, "contact.linked")
                    .with("contact", contact.id())
                    .with("name", contact.name())
                    .with("email", contact.email())
                    .with("phone", contact.phone())
                    .with("role", role));
        }
    }

    /** Moves all contacts of one deal to another. */
    public void moveAll(String fromDeal, String intoDeal) {
        List<Contact> moved = ofDeal(fromDeal);
        moved.forEach(contact -> link(intoDeal, contact, contact.role()));
        jdbc.sql("delete from deal_contact where deal = :deal")
                .param("deal", fromDeal)
                .update();
    }

    /** The deal's contacts by name; the role is the one on this deal. */
    @Transactional(readOnly = true)
    public List<Contact> ofDeal(String deal) {
        return jdbc.sql("""
                select c.id, c.account, c.name, c.email, c.phone, c.title, coalesce(l.role, c.role) as role, c.language, c.version
                from deal_contact l join contact c on c.id = l.contact
                where l.deal = :deal order by c.name, c.id""").param("deal", deal).query(Contact.class).list();
    }

    /** The account's contacts by name. */
    @Transactional(readOnly = true)
    public List<Contact> ofAccount(String account) {
        return jdbc.sql(
                        SELECT
                                + "where c.account = :account and c.merged_into is null and c.removed_at is null order by c.name, c.id")
                .param("account", account)
                .query(Contact.class)
                .list();
    }

    /**
     * States a contact of the account anew.
     *
     * @throws Refused {@code contact.changed} (409) when it is not at this version any more
     */
    Contact change(String account, String id, NewContact wanted, @Nullable Long version) {
        events.publishEvent(new Touch(List.of(Customers.subject(account))));
        Contact before = require(account, id);
        Versions.check(version, null, before.version(), "contact.changed", before);
        NewContact after = checked(account, wanted, "");
        Contact full = new Contact(
                id,
                account,
                String.valueOf(after.name()),
                after.email(),
                after.phone(),
                after.title(),
                after.role(),
                after.language(),
                before.version());
        save(before, full);
        return require(account, id);
    }

    /** Takes somebody off the account; deals that name them keep the name. {@link #restore} brings them back. */
    Contact remove(String account, String id) {
        events.publishEvent(new Touch(List.of(Customers.subject(account))));
        Contact gone = require(account, id);
        mark(id, OffsetDateTime.now(clock));
        events.publishEvent(DealEvent.of(Customers.subject(account), "contact.removed")
                .with("contact", id)
                .with("name", gone.name()));
        return gone;
    }

    /** Brings back who was taken off; who is there already stays. */
    void restore(String account, String id) {
        events.publishEvent(new Touch(List.of(Customers.subject(account))));
        Contact back = jdbc.sql(SELECT + "where c.id = :id and c.account = :account and c.merged_into is null")
                .param("id", id)
                .param("account", account)
                .query(Contact.class)
                .optional()
                .orElseThrow(() -> new NotFound("contact", id));
        if (mark(id, null) > 0) {
            events.publishEvent(DealEvent.of(Customers.subject(account), "contact.restored")
                    .with("contact", id)
                    .with("name", back.name()));
        }
    }

    private int mark(String id, @Nullable OffsetDateTime removedAt) {
        return jdbc.sql("update contact set removed_at = :at, version = version + 1 where id = :id and removed_at is "
                        + (removedAt == null ? "not null" : "null"))
                .param("at", removedAt, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    private Contact require(String account, String id) {
        return ofAccount(account).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact", id));
    }

    private String country(@Nullable String country, @Nullable String region, String company) {
        return phones.country(country, region, company);
    }

    private Optional<Contact> find(String account, NewContact wanted) {
        String by = wanted.email() != null ? "email" : wanted.phone() != null ? "phone" : "name";
        String value =
                wanted.email() != null ? wanted.email() : wanted.phone() != null ? wanted.phone() : wanted.name();
        return jdbc.sql(SELECT + "where c.account = :account and c.merged_into is null and c.removed_at is null and c."
                        + by + " = :value order by c.id fetch first 1 rows only")
                .param("account", account)
                .param("value", value)
                .query(Contact.class)
                .optional();
    }

    private Contact complete(Contact known, NewContact wanted) {
        Contact full = new Contact(
                known.id(),
                known.account(),
                known.name(),
                known.email() == null ? wanted.email() : known.email(),
                known.phone() == null ? wanted.phone() : known.phone(),
                known.title() == null ? wanted.title() : known.title(),
                known.role() == null ? wanted.role() : known.role(),
                known.language() == null ? wanted.language() : known.language(),
                known.version());
        return save(known, full);
    }

    /** Writes what differs. */
    Contact save(Contact known, Contact full) {
        if (full.equals(known)) {
            return known;
        }
        jdbc.sql("""
                update contact set name = :name, email = :email, phone = :phone, title = :title, role = :role,
                    language = :language, version = version + 1
                where id = :id""").paramSource(full).update();
        events.publishEvent(DealEvent.of(Customers.subject(known.account()), "contact.changed")
                .with("contact", known.id())
                .change("name", known.name(), full.name())
                .change("email", known.email(), full.email())
                .change("phone", known.phone(), full.phone())
                .change("title", known.title(), full.title())
                .change("role", known.role(), full.role())
                .change("language", known.language(), full.language()));
        return full;
    }

    private Contact insert(String account, NewContact wanted) {
        String id = UUID.randomUUID().toString();
        String name = String.valueOf(wanted.name());
        Contact contact = new Contact(
                id, account, name, wanted.email(), wanted.phone(), wanted.title(), wanted.role(), wanted.language(), 0);
        jdbc.sql("""
                insert into contact (id, account, name, email, phone, title, role, language, created_at, version)
                values (:id, :account, :name, :email, :phone, :title, :role, :language, :now, 0)""")
                .param("id", id)
                .param("account", account)
                .param("name", name)
                .param("email", wanted.email())
                .param("phone", wanted.phone())
                .param("title", wanted.title())
                .param("role", wanted.role())
                .param("language", wanted.language())
                .param("now", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of(Customers.subject(account), "contact.added")
                .with("contact", id)
                .with("name", name)
                .with("email", wanted.email())
                .with("phone", wanted.phone())
                .with("title", wanted.title())
                .with("role", wanted.role())
                .with("language", wanted.language()));
        return contact;
    }
}
