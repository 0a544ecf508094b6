package io.dealtrail.proposal;

import io.dealtrail.customer.Recipient;
import io.dealtrail.customer.Recipients;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.document.Companies;
import io.dealtrail.document.Document;
import io.dealtrail.document.Documents;
import io.dealtrail.document.Pdfs;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Proposals on paper. What was sent is kept as it was, byte for byte, and is what everybody gets from then on. */
@Component
class Papers {

    static final String KIND = "proposal";

    private final Pdfs pdfs;
    private final Documents documents;
    private final Companies companies;
    private final Recipients recipients;
    private final Deals deals;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    Papers(
            Pdfs pdfs,
            Documents documents,
            Companies companies,
            Recipients recipients,
            Deals deals,
            People people,
            MessageSource messages,
            Clock clock) {
        this.pdfs = pdfs;
        this.documents = documents;
        this.companies = companies;
        this.recipients = recipients;
        this.deals = deals;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param language null is the recipient's; a paper that was sent is as it was sent */
    byte[] of(Proposal proposal, @Nullable Locale language) {
        return kept(proposal).map(documents::content).orElseGet(() -> write(proposal, language));
    }

    Optional<Document> kept(Proposal proposal) {
        return documents.find(proposal.deal(), KIND, Integer.toString(proposal.version()));
    }

    /** Writes the paper that is sent now, and keeps it. */
    byte[] keep(Proposal sent) {
        byte[] paper = write(sent, null);
        documents.keep(sent.deal(), KIND, Integer.toString(sent.version()), fileName(sent), paper);
        return paper;
    }

    static String fileName(Proposal proposal) {
        return proposal.deal() + "-" + proposal.version() + ".pdf";
    }

    Locale language(String deal) {
        return recipients.of(deal).map(Recipient::language).orElse(Locale.ENGLISH);
    }

    Offered offered(Proposal proposal) {
        DealFacts deal = deals.require(proposal.deal());
        Optional<Person> seller = Optional.ofNullable(deal.owner()).flatMap(people::find);
        Figures figures = proposal.figures();
        Money full = Offered.full(proposal);
        ZoneId zone = companies.current().zone();
        LocalDate date = proposal.sentAt() == null
                ? LocalDate.now(clock.withZone(zone))
                : LocalDate.ofInstant(proposal.sentAt(), zone);
        return new Offered(
                proposal.deal() + "-" + proposal.version(),
                proposal.version(),
                deal.title(),
                deal.customer() == null ? deal.title() : deal.customer(),
                recipients.of(proposal.deal()).map(Recipient::name).orElse(null),
                date,
                proposal.validUntil(),
                figures.paymentDays(),
                Offered.lines(proposal),
                full,
                full.minus(figures.net()),
                figures.net(),
                figures.taxPercent(),
                figures.tax(),
                figures.gross(),
                proposal.note(),
                seller.map(Person::name).orElse(null),
                seller.map(Person::email).orElse(null));
    }

    private byte[] write(Proposal proposal, @Nullable Locale language) {
        Locale reads = language == null ? language(proposal.deal()) : language;
        Map<String, Object> values = new HashMap<>();
        values.put("offer", offered(proposal));
        boolean never =
                proposal.sentAt() == null && (proposal.state() == State.DRAFT || proposal.state() == State.SUPERSEDED);
        if (never) {
            values.put("mark", messages.getMessage("paper.draft", null, reads));
        }
        return pdfs.render("proposal/pdf", reads, values);
    }
}
