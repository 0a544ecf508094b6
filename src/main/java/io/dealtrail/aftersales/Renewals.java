package io.dealtrail.aftersales;

import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When to look after a customer again, and the deal that follows a deal. */
@Component
@Transactional
class Renewals {

    private final JdbcClient jdbc;
    private final AfterSalesSettings settings;
    private final Deals deals;
    private final Contacts contacts;
    private final People people;
    private final Workflow workflow;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Renewals(
            JdbcClient jdbc,
            AfterSalesSettings settings,
            Deals deals,
            Contacts contacts,
            People people,
            Workflow workflow,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.deals = deals;
        this.contacts = contacts;
        this.people = people;
        this.workflow = workflow;
        this.clock = clock;
        this.events = events;
    }

    Instant scheduleCheckIn(String deal) {
        Instant at = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .plusDays(settings.checkInDays())
                .toInstant();
        events.publishEvent(DealEvent.of(deal, "checkIn.scheduled").with("at", at.toString()));
        return at;
    }

    /** The day on which notice would have to be given, counted from the day the deal was won; never in the past. */
    Instant planRenewal(String deal) {
        LocalDate won = Objects.requireNonNullElse(deals.require(deal).closedOn(), LocalDate.now(clock));
        LocalDate day = won.plusMonths(settings.termMonths()).minusDays(settings.noticeDays());
        Instant planned = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant at = planned.isBefore(clock.instant()) ? clock.instant() : planned;
        events.publishEvent(DealEvent.of(deal, "renewal.planned").with("at", at.toString()));
        return at;
    }

    /** Opens the deal that follows this one. Opened again after a crash, it is the same. */
    String open(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        Optional<String> known = of(deal);
        if (known.isPresent()) {
            return known.get();
        }
        DealFacts old = deals.require(deal);
        String number = deals.open(renewalOf(old));
        for (Contact contact : contacts.ofDeal(deal)) {
            contacts.link(number, contact, contact.role());
        }
        jdbc.sql("insert into renewal (deal, renewal_deal, opened_at) values (:deal, :renewal, :at)")
                .param("deal", deal)
                .param("renewal", number)
                .param("at", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of(deal, "renewal.opened").with("renewal", number));
        workflow.start(Vocabulary.BACKBONE, number, Map.of());
        return number;
    }

    /** The deal that follows this one, if there is one. */
    Optional<String> of(String deal) {
        return jdbc.sql("select renewal_deal from renewal where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .optional();
    }

    private NewDeal renewalOf(DealFacts old) {
        String owner = people.active(old.owner()).map(Person::username).orElse(null);
        return new NewDeal(
                old.title(),
                old.account(),
                old.source(),
                old.region(),
                old.industry(),
                old.employees(),
                amount(old),
                owner,
                old.team(),
                settings.renewalStage(),
                null,
                null,
                Map.of("renewalOf", old.number()));
    }

    /** What was planned for the renewal (answers of tasks are kept as the deal's attributes), else what the old deal came to. */
    private static @Nullable Money amount(DealFacts old) {
        String[] planned = String.valueOf(old.attributes().get("amount")).split(" ", 2);
        try {
            return planned.length == 2 ? Money.parse(planned[0], planned[1]) : old.amount();
        } catch (Refused e) {
            return old.amount(); // anybody may write any attribute
        }
    }
}
