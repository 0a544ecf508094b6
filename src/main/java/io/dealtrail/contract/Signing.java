package io.dealtrail.contract;

import io.dealtrail.contract.Contract.State;
import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.document.Document;
import io.dealtrail.engine.Workflow;
import io.dealtrail.link.Link;
import io.dealtrail.link.Links;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers sign or decline, by their link or as somebody of ours reports it. */
@Component
@Transactional
class Signing {

    private static final int MAX_NAME = 120;
    private static final int MAX_REASON = 1_000;

    /**
     * What the customer's page sends.
     *
     * @param name typed in full, the signature
     * @param consent what was agreed to, as it was shown; null when the box was not ticked
     * @param document SHA-256 of the paper that was shown
     */
    record Signed(
            @Nullable String name,
            @Nullable String consent,
            @Nullable String document,
            @Nullable String clientAddress,
            @Nullable String userAgent) {}

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Verdicts verdicts;
    private final Signatures signatures;
    private final ContractPapers papers;
    private final Links links;
    private final Workflow workflow;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Signing(
            ContractRepository repository,
            Contracts contracts,
            Verdicts verdicts,
            Signatures signatures,
            ContractPapers papers,
            Links links,
            Workflow workflow,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.verdicts = verdicts;
        this.signatures = signatures;
        this.papers = papers;
        this.links = links;
        this.workflow = workflow;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The customer signs. One answer counts: whoever comes second finds it given.
     *
     * @return whether this one counts
     * @throws Refused 422 without a name or consent; {@code contract.otherPaper} (409) when another paper was shown than was sent
     */
    boolean sign(Link link, Signed signed) {
        Faults faults = new Faults();
        String name = faults.required("name", signed.name(), MAX_NAME);
        if (!name.isEmpty() && name.codePoints().filter(Character::isLetter).count() < 2) {
            faults.add("name", "contract.fullName");
        }
        if (signed.consent() == null) {
            faults.add("consent", "contract.consentNeeded");
        }
        faults.refuse();
        Contract contract = waiting(link);
        if (contract == null) {
            return false;
        }
        Document paper = papers.sent(contract).orElseThrow(() -> new IllegalStateException("nothing was sent"));
        if (!paper.sha256().equals(signed.document())) {
            throw Refused.conflict("contract.otherPaper");
        }
        Signature signature = new Signature(
                link.deal(),
                contract.hash(),
                name,
                signed.consent(),
                paper.sha256(),
                cut(signed.clientAddress(), 64),
                cut(signed.userAgent(), 500),
                null,
                clock.instant());
        signatures.add(signature);
        events.publishEvent(DealEvent.of(link.deal(), "signature.given")
                .with("signedBy", name)
                .with("consent", signed.consent())
                .with("sha256", paper.sha256())
                .with("clientAddress", signature.clientAddress())
                .with("userAgent", signature.userAgent())
                .with("content", contract.hash()));
        return tell(link, "contract.signed", "signed", Map.of("signedBy", name));
    }

    /** @return whether this answer counts */
    boolean decline(Link link, @Nullable String reason) {
        Faults faults = new Faults();
        String why = faults.required("reason", reason, MAX_REASON);
        faults.refuse();
        return waiting(link) != null && tell(link, "contract.declined", "declined", Map.of("reason", why));
    }

    /**
     * The customer has answered, or the time is over.
     *
     * @param answer signed, declined or expired
     */
    void answered(String deal, String answer, @Nullable String text) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract contract = contracts.require(deal);
        State state = State.of(answer);
        if (contract.state() == state) {
            return; // recorded before a crash
        }
        if (contract.state() != State.SENT) {
            throw new IllegalStateException("the contract of " + deal + " is " + contract.state() + ", not sent");
        }
        if (state == State.SIGNED && signatures.of(contract).isEmpty()) {
            report(contract, text);
        }
        repository.answered(deal, state, text, clock.instant());
        if (state == State.SIGNED) {
            verdicts.add(contract, Kind.SIGNATURE, actors.current().toString(), true, text);
        }
        events.publishEvent(DealEvent.of(deal, "contract." + answer)
                .change("state", State.SENT.name(), state.name())
                .with("content", contract.hash())
                .comment(text));
    }

    /** The contract if this link may still answer it. */
    private @Nullable Contract waiting(Link link) {
        events.publishEvent(new Touch(List.of(link.deal())));
        Contract contract = contracts.require(link.deal());
        return contract.state() == State.SENT && contract.hash().equals(link.subject()) ? contract : null;
    }

    private boolean tell(Link link, String message, String answer, Map<String, Object> values) {
        if (!workflow.tellIfExpected(message, link.deal(), values)) {
            throw Refused.conflict("contract.answerNotExpected");
        }
        links.answered(link, answer);
        return true;
    }

    private void report(Contract contract, @Nullable String name) {
        String signer = name == null || name.isBlank()
                ? contract.content().filled().getOrDefault("customer.contact", "–")
                : name;
        signatures.add(new Signature(
                contract.deal(),
                contract.hash(),
                signer.substring(0, Math.min(signer.length(), MAX_NAME)),
                null,
                null,
                null,
                null,
                actors.current().toString(),
                clock.instant()));
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}
