package io.dealtrail.proposal;

import io.dealtrail.customer.Recipients;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages show of a deal's proposals. */
@Component
class VersionSheets {

    private final Proposals proposals;
    private final CustomerLinks links;
    private final ProposalMail mail;
    private final Recipients recipients;
    private final Deals deals;
    private final DealVisibility visibility;
    private final People people;

    VersionSheets(
            Proposals proposals,
            CustomerLinks links,
            ProposalMail mail,
            Recipients recipients,
            Deals deals,
            DealVisibility visibility,
            People people) {
        this.proposals = proposals;
        this.links = links;
        this.mail = mail;
        this.recipients = recipients;
        this.deals = deals;
        this.visibility = visibility;
        this.people = people;
    }

    /** All versions, the newest first. */
    Map<String, @Nullable Object> all(String number) {
        Map<String, @Nullable Object> model = deal(number);
        List<Proposal> newest = new ArrayList<>(proposals.of(number));
        Collections.reverse(newest);
        model.put("versions", newest);
        model.put("names", names(newest));
        return model;
    }

    Map<String, @Nullable Object> one(Proposal proposal) {
        Map<String, @Nullable Object> model = deal(proposal.deal());
        List<Proposal> all = proposals.of(proposal.deal());
        model.put("proposal", proposal);
        model.put("full", Offered.full(proposal));
        model.put("versions", all);
        model.put(
                "earlier",
                all.stream()
                        .map(Proposal::version)
                        .filter(v -> v < proposal.version())
                        .reduce((a, b) -> b)
                        .orElse(null));
        model.put("names", names(List.of(proposal)));
        model.put("links", links.of(proposal));
        model.put("recipient", recipients.of(proposal.deal()).orElse(null));
        return model;
    }

    Map<String, @Nullable Object> letter(Proposal proposal) {
        Map<String, @Nullable Object> model = deal(proposal.deal());
        model.put("proposal", proposal);
        model.put("letter", mail.preview(proposal).orElse(null));
        return model;
    }

    private Map<String, @Nullable Object> deal(String number) {
        DealFacts deal = deals.require(number);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("deal", deal);
        model.put("workable", !deal.status().isClosed() && visibility.isWorkable(number));
        return model;
    }

    /** Names of people by what stands on the proposals: {@code person:anna.snelling} or {@code anna.snelling}. */
    private Map<String, String> names(Collection<Proposal> shown) {
        return shown.stream()
                .flatMap(p -> Stream.of(p.createdBy(), p.requester()))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        who -> who,
                        who -> people.find(who.replaceFirst("^person:", ""))
                                .map(Person::name)
                                .orElse(who.replaceFirst("^\\w+:", ""))));
    }
}
