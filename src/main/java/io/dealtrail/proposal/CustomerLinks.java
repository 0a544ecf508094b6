package io.dealtrail.proposal;

import io.dealtrail.link.Link;
import io.dealtrail.link.Links;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links by which customers reach a proposal that was sent. */
@Component
@Transactional
class CustomerLinks {

    private final Links links;
    private final ProposalMail mail;
    private final ApplicationEventPublisher events;

    CustomerLinks(Links links, ProposalMail mail, ApplicationEventPublisher events) {
        this.links = links;
        this.mail = mail;
        this.events = events;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<Link> of(Proposal proposal) {
        return links.of(proposal.deal()).stream()
                .filter(l -> l.purpose().equals(ProposalMail.PURPOSE)
                        && l.subject().equals(Integer.toString(proposal.version())))
                .toList();
    }

    /** @throws Refused {@code proposal.notSent} (409): a customer sees nothing that was not sent */
    String issue(Proposal proposal) {
        if (proposal.state() == State.DRAFT || proposal.sentAt() == null) {
            throw Refused.conflict("proposal.notSent", proposal.version());
        }
        events.publishEvent(new Touch(List.of(proposal.deal())));
        return mail.link(proposal);
    }

    void revoke(Proposal proposal) {
        events.publishEvent(new Touch(List.of(proposal.deal())));
        links.revoke(proposal.deal(), ProposalMail.PURPOSE, Integer.toString(proposal.version()));
    }
}
