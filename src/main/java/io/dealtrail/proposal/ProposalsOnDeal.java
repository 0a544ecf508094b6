package io.dealtrail.proposal;

import io.dealtrail.deal.DealPart;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.link.Link;
import io.dealtrail.link.Links;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ProposalsOnDeal implements DealPart {

    /**
     * What the deal's page shows.
     *
     * @param versions the newest first
     * @param mayDraft whether the reader may write a proposal
     * @param opened the link that was opened last
     */
    record Shown(
            List<Proposal> versions,
            boolean mayDraft,
            @Nullable Link opened) {}

    private final Proposals proposals;
    private final Links links;
    private final Deals deals;
    private final DealVisibility visibility;

    ProposalsOnDeal(Proposals proposals, Links links, Deals deals, DealVisibility visibility) {
        this.proposals = proposals;
        this.links = links;
        this.deals = deals;
        this.visibility = visibility;
    }

    @Override
    public String name() {
        return "proposals";
    }

    @Override
    public Object of(String number) {
        return proposals.of(number);
    }

    @Override
    public Object shown(String number) {
        List<Proposal> newest = proposals.of(number).stream()
                .sorted(Comparator.comparing(Proposal::version).reversed())
                .toList();
        boolean mayDraft = !deals.require(number).status().isClosed() && visibility.isWorkable(number);
        Link opened = newest.isEmpty()
                ? null
                : links.of(number).stream()
                        .filter(l -> l.purpose().equals(ProposalMail.PURPOSE) && l.openedAt() != null)
                        .max(Comparator.comparing(Link::openedAt))
                        .orElse(null);
        return new Shown(newest, mayDraft, opened);
    }
}
