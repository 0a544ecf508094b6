package io.dealtrail.proposal;

import io.dealtrail.engine.TaskEvents.Completing;
import io.dealtrail.proposal.Negotiation.Spoken;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What completing a task means for proposals and negotiations. */
@Component
class ProposalTasks {

    private final Drafting drafting;
    private final Negotiation negotiation;
    private final Proposals proposals;
    private final Approvals approvals;
    private final Terms terms;

    ProposalTasks(Drafting drafting, Negotiation negotiation, Proposals proposals, Approvals approvals, Terms terms) {
        this.drafting = drafting;
        this.negotiation = negotiation;
        this.proposals = proposals;
        this.approvals = approvals;
        this.terms = terms;
    }

    @EventListener
    void completing(Completing task) {
        if (DraftPage.KEY.equals(task.formKey())) {
            drafting.request(task.deal());
        } else if (RoundPage.KEY.equals(task.formKey())) {
            conclude(task);
        } else if ("discountApproval".equals(task.mandatory())) {
            Proposal draft = proposals.of(task.deal()).stream()
                    .filter(Proposal::isDraft)
                    .findFirst()
                    .orElseThrow(() -> Refused.conflict("proposal.noDraft", task.deal()));
            approvals.decideDiscount(draft, approved(task), text(task, "comment"));
        } else if ("floorException".equals(task.mandatory())) {
            terms.decideException(task.deal(), approved(task), text(task, "comment"));
        }
    }

    private void conclude(Completing task) {
        Map<String, Object> values = task.values();
        Spoken spoken = new Spoken(
                text(task, "ask"),
                text(task, "concession"),
                (Money) values.get("price"),
                PaymentDays.read(values.get(PaymentDays.FIELD)));
        negotiation.conclude(task.deal(), text(task, "outcome"), spoken);
        // The engine needs the outcome alone; what was said stays with the round.
        task.variables().keySet().removeAll(List.of("ask", "concession", PaymentDays.FIELD));
    }

    /** A manager may have drawn the field away: what is not a yes is a no. */
    private static boolean approved(Completing task) {
        return Boolean.TRUE.equals(task.values().get("approved"));
    }

    private static @Nullable String text(Completing task, String field) {
        Object value = task.values().get(field);
        return value == null ? null : value.toString();
    }
}
