package io.dealtrail.proposal;

import io.dealtrail.customer.Recipient;
import io.dealtrail.customer.Recipients;
import io.dealtrail.link.Links;
import io.dealtrail.link.NewLink;
import io.dealtrail.notification.Addresses;
import io.dealtrail.notification.Enclosure;
import io.dealtrail.notification.Letter;
import io.dealtrail.notification.LetterPreview;
import io.dealtrail.notification.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to whom the deal is about, with the paper enclosed and a link to answer by. A customer without an address is told by phone. */
@Component
class ProposalMail {

    static final String PURPOSE = "proposal";

    /** How long after its validity a link still opens, to say that the time is over. */
    private static final Duration GRACE = Duration.ofDays(60);

    private final Recipients recipients;
    private final Papers papers;
    private final Links links;
    private final Addresses addresses;
    private final Mailbox mailbox;
    private final LetterPreview letters;
    private final Clock clock;

    ProposalMail(
            Recipients recipients,
            Papers papers,
            Links links,
            Addresses addresses,
            Mailbox mailbox,
            LetterPreview letters,
            Clock clock) {
        this.recipients = recipients;
        this.papers = papers;
        this.links = links;
        this.addresses = addresses;
        this.mailbox = mailbox;
        this.letters = letters;
        this.clock = clock;
    }

    void send(Proposal sent, byte[] paper) {
        recipients.of(sent.deal()).ifPresent(to -> mailbox.post(letter(sent, to, link(sent), paper)));
    }

    /** How the letter reads, or would read; nobody when there is no address to write to. */
    Optional<LetterPreview.Preview> preview(Proposal proposal) {
        return recipients
                .of(proposal.deal())
                .map(to -> letters.of(letter(proposal, to, addresses.of("/p/…"), new byte[0])));
    }

    /** Makes a link to the proposal and answers its address, which is told this once. */
    String link(Proposal sent) {
        Optional<Recipient> to = recipients.of(sent.deal());
        return links.issue(new NewLink(
                sent.deal(),
                PURPOSE,
                Integer.toString(sent.version()),
                to.map(Recipient::name).orElseGet(() -> papers.offered(sent).customer()),
                to.map(Recipient::email).orElse(null),
                papers.language(sent.deal()),
                expires(sent.validUntil())));
    }

    private Instant expires(@Nullable LocalDate validUntil) {
        LocalDate until = Objects.requireNonNullElseGet(validUntil, () -> LocalDate.now(clock));
        return until.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC).plus(GRACE);
    }

    private Letter letter(Proposal proposal, Recipient to, String address, byte[] paper) {
        Offered offer = papers.offered(proposal);
        Map<String, Object> values = new HashMap<>();
        values.put("offer", offer);
        values.put("name", to.name());
        values.put("link", address);
        values.put("args", List.of(offer.number(), offer.title()));
        return new Letter(
                "proposal:" + proposal.deal() + ":" + proposal.version(),
                proposal.deal(),
                to.email(),
                to.language(),
                "proposal",
                values,
                List.of(new Enclosure(Papers.fileName(proposal), "application/pdf", paper)));
    }
}
