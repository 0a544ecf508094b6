package io.dealtrail.aftersales;

import io.dealtrail.contract.ContractTerms;
import io.dealtrail.contract.Contracts;
import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.followup.Calendars;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.CarriedDrafts;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When to speak of going on, and the deal that follows a deal. */
@Component
@Transactional
class Renewals {

    private final JdbcClient jdbc;
    private final AfterSalesSettings settings;
    private final Deals deals;
    private final Contracts contracts;
    private final CarriedDrafts drafts;
    private final Calendars calendars;
    private final Contacts contacts;
    private final People people;
    private final Workflow workflow;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Renewals(
            JdbcClient jdbc,
            AfterSalesSettings settings,
            Deals deals,
            Contracts contracts,
            CarriedDrafts drafts,
            Calendars calendars,
            Contacts contacts,
            People people,
            Workflow workflow,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.deals = deals;
        this.contracts = contracts;
        this.drafts = drafts;
        this.calendars = calendars;
        this.contacts = contacts;
        this.people = people;
        this.workflow = workflow;
        this.clock = clock;
        this.events = events;
    }

    /** Some days before the last one on which notice can be given, where the customer works; never in the past. */
    Instant planRenewal(String deal) {
        DealFacts facts = deals.require(deal);
        LocalDate notice = contracts.terms(deal).map(ContractTerms::renewalOn).orElseGet(() -> usual(facts));
        Instant planned = notice.minusDays(settings.renewalAheadDays())
                .atStartOfDay(calendars.of(facts.region()).zone())
                .toInstant();
        Instant at = planned.isBefore(clock.instant()) ? clock.instant() : planned;
        events.publishEvent(
                DealEvent.of(deal, "renewal.planned").with("at", at.toString()).with("notice", notice.toString()));
        return at;
    }

    private LocalDate usual(DealFacts facts) {
        LocalDate won = Objects.requireNonNullElse(facts.closedOn(), LocalDate.now(clock));
        return won.plusMonths(settings.termMonths()).minusDays(settings.noticeDays());
    }

    /**
     * A renewal and the deal that it renews.
     *
     * @param prices agreed or today, by which the new deal's draft was made; null when it has none
     */
    record Renewal(String from, String to, @Nullable String prices) {}

    /** Opens the deal that follows this one, with a draft of the same products. Opened again after a crash, it is the same. */
    String open(String deal, @Nullable String prices) {
        events.publishEvent(new Touch(List.of(deal)));
        Optional<String> known = of(deal).map(Renewal::to);
        if (known.isPresent()) {
            return known.get();
        }
        DealFacts old = deals.require(deal);
        String number = deals.open(renewalOf(old));
        for (Contact contact : contacts.ofDeal(deal)) {
            contacts.link(number, contact, contact.role());
        }
        String by = "today".equals(prices) ? "today" : "agreed";
        boolean drafted = drafts.carry(deal, number, by.equals("today"));
        jdbc.sql("insert into renewal (deal, renewal_deal, opened_at, prices) values (:deal, :renewal, :at, :prices)")
                .param("deal", deal)
                .param("renewal", number)
                .param("at", OffsetDateTime.now(clock))
                .param("prices", drafted ? by : null)
                .update();
        events.publishEvent(
                DealEvent.of(deal, "renewal.opened").with("renewal", number).with("prices", drafted ? by : null));
        workflow.start(Vocabulary.BACKBONE, number, Map.of());
        return number;
    }

    /** The deal that follows this one, if there is one. */
    @Transactional(readOnly = true)
    Optional<Renewal> of(String deal) {
        return find("deal", deal);
    }

    /** The deal that this one renews, if it does. */
    @Transactional(readOnly = true)
    Optional<Renewal> before(String deal) {
        return find("renewal_deal", deal);
    }

    private Optional<Renewal> find(String column, String deal) {
        return jdbc.sql("select deal, renewal_deal, prices from renewal where " + column + " = :deal")
                .param("deal", deal)
                .query((rs, n) -> new Renewal(rs.getString(1), rs.getString(2), rs.getString(3)))
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
