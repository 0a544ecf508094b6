package io.dealtrail.proposal;

import io.dealtrail.deal.Deals;
import io.dealtrail.deal.OutsideMessages;
import io.dealtrail.document.Companies;
import io.dealtrail.link.Link;
import io.dealtrail.link.LinkOpened;
import io.dealtrail.link.Links;
import io.dealtrail.notification.Notifications;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers do by a proposal's link: they open it and answer it, once. The process hears of it as it does of any answer. */
@Component
@Transactional
class CustomerAnswers {

    /** How the proposal of a link stands for the customer. */
    enum Standing {
        OPEN,
        ACCEPTED,
        DECLINED,
        CHANGE_WANTED,
        EXPIRED,
        REPLACED,
        CLOSED
    }

    /** What the page's buttons say, and the message that the process hears. */
    private static final Map<String, String> MESSAGES =
            Map.of("accept", "proposal.accepted", "decline", "proposal.declined", "change", "proposal.changeWanted");

    private final Proposals proposals;
    private final OutsideMessages messages;
    private final Links links;
    private final Deals deals;
    private final Companies companies;
    private final Notifications notifications;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CustomerAnswers(
            Proposals proposals,
            OutsideMessages messages,
            Links links,
            Deals deals,
            Companies companies,
            Notifications notifications,
            Clock clock,
            ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.messages = messages;
        this.links = links;
        this.deals = deals;
        this.companies = companies;
        this.notifications = notifications;
        this.clock = clock;
        this.events = events;
    }

    Standing standing(Proposal proposal) {
        LocalDate today = LocalDate.now(clock.withZone(companies.current().zone()));
        boolean over = proposal.validUntil() != null && proposal.validUntil().isBefore(today);
        return switch (proposal.state()) {
            case DRAFT, SUPERSEDED -> Standing.REPLACED;
            case ACCEPTED -> Standing.ACCEPTED;
            case DECLINED -> Standing.DECLINED;
            case CHANGE_WANTED -> Standing.CHANGE_WANTED;
            case EXPIRED -> Standing.EXPIRED;
            case SENT ->
                over
                        ? Standing.EXPIRED
                        : deals.require(proposal.deal()).status().isClosed() ? Standing.CLOSED : Standing.OPEN;
        };
    }

    /**
     * Takes the answer if nobody was first.
     *
     * @return how the proposal stood before: OPEN when the answer was taken
     * @throws io.dealtrail.shared.Refused with the faulty fields
     */
    Standing answer(Link link, Map<String, String> form) {
        events.publishEvent(new Touch(List.of(link.deal())));
        Proposal proposal = proposals.require(link.deal(), Integer.parseInt(link.subject()));
        Standing standing = standing(proposal);
        if (standing != Standing.OPEN) {
            return standing;
        }
        Faults faults = new Faults();
        String answer = Objects.requireNonNullElse(
                faults.choice("answer", faults.required("answer", form.get("answer"), 20), MESSAGES.keySet()), "");
        String name = answer.equals("accept") ? faults.required("name", form.get("name"), 200) : null;
        if (answer.equals("accept") && !"true".equals(form.get("consent"))) {
            faults.add("consent", "offer.consentMissing");
        }
        String text = answer.equals("accept")
                ? faults.text("text", form.get("text"), 2_000)
                : faults.required("text", form.get("text"), 2_000);
        faults.refuse();
        String message = Objects.requireNonNull(MESSAGES.get(answer));
        tell(link, proposal, message, name, text);
        return standing;
    }

    private void tell(Link link, Proposal proposal, String message, @Nullable String name, @Nullable String text) {
        events.publishEvent(DealEvent.of(link.deal(), "proposal.answeredByLink")
                .with("version", proposal.version())
                .with("answer", message.substring(message.indexOf('.') + 1))
                .with("link", link.id())
                .with("name", name)
                .with("gross", proposal.figures().gross().toString())
                .with("figures", proposal.figures().hash())
                .comment(text));
        Map<String, Object> values = new HashMap<>(Map.of("version", proposal.version()));
        if (text != null) {
            values.put("reason", text);
        }
        messages.heard(link.deal(), message, values);
        links.answered(link, message.substring(message.indexOf('.') + 1));
        tellOwner(link.deal(), message, proposal.version(), name == null ? link.name() : name);
    }

    @EventListener
    void opened(LinkOpened first) {
        Link link = first.link();
        if (ProposalMail.PURPOSE.equals(link.purpose())) {
            tellOwner(link.deal(), "proposal.opened", Integer.parseInt(link.subject()), link.name());
        }
    }

    private void tellOwner(String deal, String kind, int version, String who) {
        String owner = deals.require(deal).owner();
        if (owner != null) {
            notifications.tell(owner, kind, deal, null, version, who);
        }
    }
}
