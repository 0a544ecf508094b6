package io.dealtrail.lead;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.Customers;
import io.dealtrail.customer.Interactions;
import io.dealtrail.customer.NewInteraction;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where leads come in, whatever way they come: one lead, one deal, one transaction. */
@Component
public class Leads {

    /** @param duplicateOf numbers of open deals of the same customer; only numbers, for the reader may not see those deals */
    public record Captured(String deal, List<String> duplicateOf) {}

    /**
     * How a lead came, beyond what it says.
     *
     * @param team that will have it, or null to have it routed
     * @param form id of the web form that it was written in
     */
    record Arrival(@Nullable String team, @Nullable String form) {

        static final Arrival PLAIN = new Arrival(null, null);
    }

    private final Intake intake;
    private final Duplicates duplicates;
    private final Customers customers;
    private final Contacts contacts;
    private final Interactions interactions;
    private final Deals deals;
    private final Workflow workflow;
    private final ApplicationEventPublisher events;

    Leads(
            Intake intake,
            Duplicates duplicates,
            Customers customers,
            Contacts contacts,
            Interactions interactions,
            Deals deals,
            Workflow workflow,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.duplicates = duplicates;
        this.customers = customers;
        this.contacts = contacts;
        this.interactions = interactions;
        this.deals = deals;
        this.workflow = workflow;
        this.events = events;
    }

    /**
     * Writes account, contact and deal, and starts the deal's process.
     *
     * @throws Refused with the faulty fields; {@code lead.exists} (409) when this external id came from this source before
     */
    @Transactional
    public Captured capture(NewLead wanted) {
        return capture(wanted, Arrival.PLAIN);
    }

    @Transactional
    Captured capture(NewLead wanted, Arrival arrival) {
        NewLead lead = checked(wanted);
        intake.requireNew(lead);
        String account = customers.findOrCreate(lead.account());
        Contact contact = lead.contact().isEmpty() ? null : contacts.add(account, lead.contact(), "contact.");
        String number = deals.open(deal(lead, account, arrival));
        intake.record(number, lead, arrival.form());
        events.publishEvent(captured(number, lead));
        if (contact != null) {
            contacts.link(number, contact, lead.contact().role());
        }
        if (lead.message() != null) {
            interactions.record(number, note(lead));
        }
        workflow.start(Vocabulary.BACKBONE, number, Map.of());
        return new Captured(number, duplicates.of(number));
    }

    /** The deal that this lead became when it came before; only a lead with an external id is known again. */
    public Optional<String> known(NewLead lead) {
        return intake.dealOf(lead);
    }

    private NewLead checked(NewLead wanted) {
        Faults faults = new Faults();
        NewLead lead = wanted.checked(faults);
        if (!lead.contact().isEmpty()) {
            contacts.check(lead.contact(), faults, "contact.", lead.account());
        }
        faults.refuse();
        return lead;
    }

    private static NewDeal deal(NewLead lead, String account, Arrival arrival) {
        return new NewDeal(
                lead.title(),
                account,
                String.valueOf(lead.source()),
                lead.region(),
                lead.industry(),
                lead.employees(),
                lead.amount(),
                lead.owner(),
                arrival.team(),
                null,
                arrival.form() == null
                        ? lead.externalId()
                        : null, // a form's is a random mark, and says nothing to anybody
                lead.createdAt(),
                lead.attributes());
    }

    private static NewInteraction note(NewLead lead) {
        @Nullable String at = lead.createdAt() == null ? null : lead.createdAt().toString();
        return new NewInteraction("note", at, null, lead.message());
    }

    /** As it was written: the account and contact may be older ones that know it differently. */
    private static DealEvent captured(String number, NewLead lead) {
        return DealEvent.of(number, "lead.captured")
                .with("company", lead.company())
                .with("contact", lead.contact().name())
                .with("email", lead.contact().email())
                .with("phone", lead.contact().phone())
                .with("country", lead.country())
                .occurred(lead.createdAt());
    }
}
