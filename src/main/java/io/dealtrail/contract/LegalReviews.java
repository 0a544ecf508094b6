package io.dealtrail.contract;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Decisions;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether legal has to see a contract: what the table {@code legal-review} says, asked by the drawing and by the sending alike. */
@Component
class LegalReviews {

    private static final String TABLE = "legal-review";

    private final Decisions decisions;
    private final Templates templates;
    private final Deals deals;

    LegalReviews(Decisions decisions, Templates templates, Deals deals) {
        this.decisions = decisions;
        this.templates = templates;
        this.deals = deals;
    }

    boolean isNeeded(Contract contract) {
        double amount = deals.toBase(contract.net()).amount().doubleValue();
        List<Map<String, Object>> answers =
                decisions.evaluate(TABLE, Map.of("amount", amount, "clausesChanged", clausesChanged(contract)));
        return answers.stream().anyMatch(answer -> Boolean.TRUE.equals(answer.get("review")));
    }

    /** Whether a clause was changed, added, left out or moved. */
    boolean clausesChanged(Contract contract) {
        Content content = contract.content();
        return templates.require(content.template(), content.templateVersion()).differs(content.clauses());
    }
}
