package io.dealtrail.proposal;

import io.dealtrail.engine.TaskEvents.Completing;
import io.dealtrail.proposal.Approvals.Answer;
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

    static final String DISCOUNT = "discountApproval";
    static final String FLOOR = "floorException";

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
            approvals.request(draft(task), text(task, "comment"));
        } else if (RoundPage.KEY.equals(task.formKey())) {
            conclude(task);
        } else if (DISCOUNT.equals(task.mandatory())) {
            approvals.decideDiscount(draft(task), answer(task));
        } else if (FLOOR.equals(task.mandatory())) {
            terms.decideException(task.deal(), answer(task));
        }
    }

    private Proposal draft(Completing task) {
        return proposals.of(task.deal()).stream()
                .filter(Proposal::isDraft)
                .findFirst()
                .orElseThrow(() -> Refused.conflict("proposal.noDraft", task.deal()));
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

    /** The engine needs to know whether it is approved; all else stays with the decision. */
    private static Answer answer(Completing task) {
        Decision decision =
                Decision.of(text(task, "decision"), (Boolean) task.values().get("approved"));
        task.variables().keySet().removeAll(List.of("decision", "comment"));
        task.variables().put("approved", decision == Decision.APPROVE);
        return new Answer(decision, text(task, "comment"), task.taskId(), task.seen(), task.handedBy());
    }

    private static @Nullable String text(Completing task, String field) {
        Object value = task.values().get(field);
        return value == null ? null : value.toString();
    }
}
