package io.dealtrail.contract;

import io.dealtrail.contract.Template.Body;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.proposal.Figures;
import io.dealtrail.proposal.Proposal;
import io.dealtrail.proposal.Proposals;
import io.dealtrail.shared.Money;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A template's clauses with the values of a real deal: of its accepted proposal, else its newest, else its amount. */
@Component
class TemplatePreview {

    private final Deals deals;
    private final Proposals proposals;
    private final Filling filling;
    private final ContractSettings settings;
    private final DealVisibility visibility;

    TemplatePreview(
            Deals deals, Proposals proposals, Filling filling, ContractSettings settings, DealVisibility visibility) {
        this.deals = deals;
        this.proposals = proposals;
        this.filling = filling;
        this.settings = settings;
        this.visibility = visibility;
    }

    /** @throws io.dealtrail.shared.NotFound for a deal that the person may not see */
    List<Content.Printed> of(Body body, String deal, String language) {
        visibility.requireVisible(deal);
        String spoken = body.languages().contains(language)
                ? language
                : body.languages().get(0);
        Content content = content(body, deal, spoken);
        return content.filledWith(filling.of(deal, content)).printed();
    }

    private Content content(Body body, String deal, String language) {
        List<Proposal> all = proposals.of(deal);
        DealFacts facts = deals.require(deal);
        Money zero = Money.zero(facts.currency());
        Money amount = facts.amount() == null ? zero : facts.amount();
        Proposal shown = proposals.accepted(deal).orElse(all.isEmpty() ? null : all.get(all.size() - 1));
        Figures figures = shown == null ? null : shown.figures();
        return new Content(
                shown == null ? 1 : shown.version(),
                figures == null ? amount : figures.net(),
                figures == null ? zero : figures.tax(),
                figures == null ? amount : figures.gross(),
                figures == null ? 30 : figures.paymentDays(),
                "",
                "",
                0,
                language,
                settings.terms(),
                body.clauses().stream().map(c -> c.in(language)).toList(),
                Map.of());
    }
}
