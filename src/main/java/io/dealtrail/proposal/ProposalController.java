package io.dealtrail.proposal;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.link.Link;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.Cloning.Cloned;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import io.dealtrail.proposal.Negotiation.Spoken;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.NotFound;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/deals/{number}")
class ProposalController {

    record Items<T>(List<T> items) {}

    record RoundRequest(
            @Nullable String ask,
            @Nullable String concession,
            @Nullable MoneyRequest price,
            @Nullable Object paymentDays) {}

    private final Proposals proposals;
    private final Drafting drafting;
    private final Approvals approvals;
    private final Cloning cloning;
    private final Papers papers;
    private final CustomerLinks customerLinks;
    private final Negotiation negotiation;
    private final DealVisibility visibility;
    private final Actors actors;

    ProposalController(
            Proposals proposals,
            Drafting drafting,
            Approvals approvals,
            Cloning cloning,
            Papers papers,
            CustomerLinks customerLinks,
            Negotiation negotiation,
            DealVisibility visibility,
            Actors actors) {
        this.proposals = proposals;
        this.drafting = drafting;
        this.approvals = approvals;
        this.cloning = cloning;
        this.papers = papers;
        this.customerLinks = customerLinks;
        this.negotiation = negotiation;
        this.visibility = visibility;
        this.actors = actors;
    }

    @GetMapping("/proposals")
    Items<Proposal> proposals(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(proposals.of(number));
    }

    @GetMapping("/proposals/{version}")
    ResponseEntity<Proposal> proposal(@PathVariable String number, @PathVariable int version) {
        visibility.requireVisible(number);
        return proposals.of(number).stream()
                .filter(p -> p.version() == version)
                .findFirst()
                .map(ProposalController::tagged)
                .orElseThrow(() -> new NotFound("proposal", number + "/" + version));
    }

    /** Writes a new draft; an open one gives way to it. */
    @PostMapping("/proposals")
    ResponseEntity<Proposal> create(@PathVariable String number, @RequestBody DraftRequest request) {
        mayChange(number);
        Proposal created = drafting.create(number, request);
        return ResponseEntity.created(URI.create("/api/deals/" + number + "/proposals/" + created.version()))
                .eTag(tag(created))
                .body(created);
    }

    /** What a draft would come to; nothing is written. The page shows these figures while they are typed. */
    @PostMapping("/proposals/figures")
    Quote figures(@PathVariable String number, @RequestBody DraftRequest request) {
        mayChange(number);
        Proposal reckoned = drafting.reckon(number, request);
        return Quote.of(reckoned, approvals.missing(reckoned));
    }

    /** The paper: of a draft as it would be, with a mark; of what was sent the very bytes that went out. */
    @GetMapping(path = "/proposals/{version:\\d+}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable int version) {
        visibility.requireVisible(number);
        Proposal proposal = proposals.require(number, version);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(Papers.fileName(proposal))
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(papers.of(proposal, null));
    }

    /** What differs between two versions. */
    @GetMapping("/proposals/compare")
    Comparison compare(@PathVariable String number, @RequestParam int from, @RequestParam int to) {
        visibility.requireVisible(number);
        return Comparison.of(proposals.require(number, from), proposals.require(number, to));
    }

    /** A version once more as a new draft, at the prices of today. */
    @PostMapping("/proposals/{version}/clone")
    ResponseEntity<Cloned> copy(@PathVariable String number, @PathVariable int version) {
        mayChange(number);
        Cloned cloned = cloning.clone(number, version);
        return ResponseEntity.created(URI.create("/api/deals/" + number + "/proposals/"
                        + cloned.proposal().version()))
                .eTag(tag(cloned.proposal()))
                .body(cloned);
    }

    /** Links to a version that was sent: when they were opened, until when they open, what came back. */
    @GetMapping("/proposals/{version}/links")
    Items<Link> links(@PathVariable String number, @PathVariable int version) {
        visibility.requireVisible(number);
        return new Items<>(customerLinks.of(proposals.require(number, version)));
    }

    record Address(String address) {}

    /** A new link; its address is told this once. */
    @PostMapping("/proposals/{version}/links")
    ResponseEntity<Address> link(@PathVariable String number, @PathVariable int version) {
        mayChange(number);
        String address = customerLinks.issue(proposals.require(number, version));
        return ResponseEntity.created(URI.create("/api/deals/" + number + "/proposals/" + version + "/links"))
                .body(new Address(address));
    }

    /** Closes every link to the version. */
    @DeleteMapping("/proposals/{version}/links")
    ResponseEntity<Void> revoke(@PathVariable String number, @PathVariable int version) {
        mayChange(number);
        customerLinks.revoke(proposals.require(number, version));
        return ResponseEntity.noContent().build();
    }

    /** Writes a draft anew; a sent proposal is frozen (409). */
    @PutMapping("/proposals/{version}")
    ResponseEntity<Proposal> change(
            @PathVariable String number,
            @PathVariable int version,
            @RequestBody DraftRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        mayChange(number);
        return tagged(drafting.change(number, version, request, ifMatch));
    }

    @GetMapping("/negotiation-rounds")
    Items<Round> rounds(@PathVariable String number) {
        visibility.requireVisible(number);
        return new Items<>(negotiation.of(number));
    }

    /** Notes what was asked, conceded and spoken of; the outcome is the task's. */
    @PostMapping("/negotiation-rounds")
    ResponseEntity<Round> note(@PathVariable String number, @RequestBody RoundRequest request) {
        mayChange(number);
        Money price = request.price() == null ? null : request.price().read("price");
        Round round = negotiation.note(
                number,
                new Spoken(request.ask(), request.concession(), price, PaymentDays.read(request.paymentDays())));
        return ResponseEntity.created(URI.create("/api/deals/" + number + "/negotiation-rounds"))
                .body(round);
    }

    private void mayChange(String number) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        visibility.requireWorkable(number);
    }

    private static ResponseEntity<Proposal> tagged(Proposal proposal) {
        return ResponseEntity.ok().eTag(tag(proposal)).body(proposal);
    }

    private static String tag(Proposal proposal) {
        return "\"" + proposal.revision() + "\"";
    }
}
