package io.dealtrail.aftersales;

import io.dealtrail.contract.ContractTerms;
import io.dealtrail.contract.Contracts;
import io.dealtrail.customer.Contact;
import io.dealtrail.customer.Contacts;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.proposal.Proposal;
import io.dealtrail.proposal.Proposals;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What who serves the customer has to know: filled from the deal, with what its seller adds. */
@Component
@Transactional
class HandOverSheets {

    static final int MAX_PROMISED = 4_000;
    static final int MAX_POINTS = 10_000;

    /** Answers of earlier tasks that say what the customer needs, in the order of the sheet. */
    static final List<String> NEEDS = List.of("need", "pains", "criteria", "currentSolution", "decisionMaker");

    /**
     * What the seller adds.
     *
     * @param promised dates and other promises
     * @param version 0 as long as nothing was written
     */
    record Added(
            @Nullable String promised,
            @Nullable String openPoints,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            long version) {}

    record Sheet(
            DealFacts deal,
            List<Contact> contacts,
            @Nullable Proposal sold,
            @Nullable ContractTerms terms,
            Map<String, String> needs,
            Added added) {}

    private final JdbcClient jdbc;
    private final Deals deals;
    private final Contacts contacts;
    private final Proposals proposals;
    private final Contracts contracts;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    HandOverSheets(
            JdbcClient jdbc,
            Deals deals,
            Contacts contacts,
            Proposals proposals,
            Contracts contracts,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.contacts = contacts;
        this.proposals = proposals;
        this.contracts = contracts;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Sheet of(String number) {
        DealFacts deal = deals.require(number);
        return new Sheet(
                deal,
                contacts.ofDeal(number),
                proposals.accepted(number).orElse(null),
                contracts.terms(number).orElse(null),
                needs(deal),
                added(number));
    }

    /** @throws Refused {@code handOver.changed} (409) when somebody else wrote on it meanwhile */
    Added write(String deal, @Nullable String promised, @Nullable String openPoints, @Nullable Long version) {
        NewCase.requireShort("promised", promised == null ? "" : promised, MAX_PROMISED);
        NewCase.requireShort("openPoints", openPoints == null ? "" : openPoints, MAX_POINTS);
        events.publishEvent(new Touch(List.of(deal)));
        Added before = added(deal);
        if (version == null) {
            throw Refused.field("version", "version.required");
        }
        if (version != before.version()) {
            throw Refused.conflict("handOverSheet.changed", deal).with("current", before);
        }
        jdbc.sql("delete from hand_over_sheet where deal = :deal")
                .param("deal", deal)
                .update();
        jdbc.sql("""
                insert into hand_over_sheet (deal, promised, open_points, changed_by, changed_at, version)
                values (:deal, :promised, :points, :by, :at, :version)""")
                .param("deal", deal)
                .param("promised", blank(promised))
                .param("points", blank(openPoints))
                .param("by", actors.person().username())
                .param("at", OffsetDateTime.now(clock))
                .param("version", before.version() + 1)
                .update();
        events.publishEvent(DealEvent.of(deal, "handOver.changed")
                .change("promised", before.promised(), blank(promised))
                .change("openPoints", before.openPoints(), blank(openPoints)));
        return added(deal);
    }

    private Added added(String deal) {
        Optional<Added> written = jdbc.sql("select * from hand_over_sheet where deal = :deal")
                .param("deal", deal)
                .query((rs, n) -> new Added(
                        rs.getString("promised"),
                        rs.getString("open_points"),
                        rs.getString("changed_by"),
                        rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        rs.getLong("version")))
                .optional();
        return written.orElseGet(() -> new Added(null, null, null, null, 0));
    }

    private static Map<String, String> needs(DealFacts deal) {
        Map<String, String> needs = new LinkedHashMap<>();
        for (String need : NEEDS) {
            Object said = deal.attributes().get(need);
            if (said != null && !said.toString().isBlank()) {
                needs.put(need, said.toString());
            }
        }
        return needs;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
