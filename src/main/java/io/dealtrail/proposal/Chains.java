package io.dealtrail.proposal;

import io.dealtrail.proposal.OpenApprovals.Open;
import io.dealtrail.proposal.Verdict.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who approves in turn, and how far it has come. */
@Component
class Chains {

    enum State {
        APPROVED,
        SENT_BACK,
        REFUSED,
        WAITING,
        NEXT,
        /** Had approved other figures. */
        AGAIN
    }

    /**
     * @param since when it began to wait
     * @param holder who has the task; null while it waits in the group's queue
     */
    record Step(
            String group,
            State state,
            @Nullable String by,
            @Nullable String onBehalfOf,
            @Nullable Instant at,
            @Nullable String comment,
            @Nullable String holder,
            @Nullable Instant since) {}

    /** @param asked false for what would have to be approved if it were handed in as it is */
    record Chain(Kind kind, int version, boolean asked, List<Step> steps) {}

    private final Proposals proposals;
    private final ApprovalRepository approvals;
    private final OpenApprovals open;
    private final ApprovalTable table;

    Chains(Proposals proposals, ApprovalRepository approvals, OpenApprovals open, ApprovalTable table) {
        this.proposals = proposals;
        this.approvals = approvals;
        this.open = open;
        this.table = table;
    }

    /** Those of a deal: the discount's, and the exception's where there was one. */
    List<Chain> of(String deal) {
        List<Proposal> all = proposals.of(deal);
        return all.isEmpty() ? List.of() : of(all, approvals.of(deal), open.ofDeal(deal));
    }

    List<Chain> of(List<Proposal> all, List<Verdict> verdicts, List<Open> waiting) {
        List<Chain> chains = new ArrayList<>();
        all.stream()
                .filter(p -> !p.lines().isEmpty() && (p.isDraft() || p.sentAt() != null))
                .reduce((earlier, later) -> later)
                .map(p -> discount(p, verdicts, first(waiting, Kind.DISCOUNT)))
                .filter(chain -> !chain.steps().isEmpty())
                .ifPresent(chains::add);
        floor(verdicts, first(waiting, Kind.FLOOR), all.get(all.size() - 1).version())
                .ifPresent(chains::add);
        return chains;
    }

    private Chain discount(Proposal proposal, List<Verdict> verdicts, @Nullable Open waiting) {
        Map<String, Verdict> last = new HashMap<>();
        Set<String> before = new HashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Kind.DISCOUNT
                    && verdict.hash().equals(proposal.figures().hash())) {
                last.put(verdict.rung(), verdict);
            } else if (verdict.kind() == Kind.DISCOUNT && verdict.approves()) {
                before.add(verdict.rung());
            }
        }
        List<String> demanded = table.demanded(proposal.figures());
        String now = waiting == null ? null : asked(waiting, demanded, last);
        List<Step> steps = new ArrayList<>();
        for (String group : demanded) {
            Verdict verdict = last.get(group);
            if (verdict != null && verdict.approves()) {
                steps.add(said(group, verdict));
            } else if (waiting != null && group.equals(now)) {
                steps.add(waiting(group, waiting));
            } else if (proposal.isDraft()) {
                steps.add(verdict != null ? said(group, verdict) : ahead(group, before.contains(group)));
            }
        }
        boolean asked = waiting != null || proposal.requester() != null;
        return new Chain(Kind.DISCOUNT, proposal.version(), asked, steps);
    }

    /** The group whose task it is, or else the first that has not approved. */
    private static @Nullable String asked(Open waiting, List<String> demanded, Map<String, Verdict> last) {
        List<String> missing = demanded.stream()
                .filter(group -> {
                    Verdict verdict = last.get(group);
                    return verdict == null || !verdict.approves();
                })
                .toList();
        return missing.contains(waiting.group())
                ? waiting.group()
                : missing.stream().findFirst().orElse(null);
    }

    private static Optional<Chain> floor(List<Verdict> verdicts, @Nullable Open waiting, int version) {
        if (waiting != null) {
            return Optional.of(new Chain(Kind.FLOOR, version, true, List.of(waiting(Approvals.DIRECTORS, waiting))));
        }
        return verdicts.stream()
                .filter(v -> v.kind() == Kind.FLOOR)
                .reduce((earlier, later) -> later)
                .map(v -> new Chain(Kind.FLOOR, v.version(), true, List.of(said(v.rung(), v))));
    }

    private static @Nullable Open first(List<Open> waiting, Kind kind) {
        return waiting.stream().filter(o -> o.kind() == kind).findFirst().orElse(null);
    }

    private static Step said(String group, Verdict v) {
        State state = switch (v.decision()) {
            case APPROVE -> State.APPROVED;
            case SEND_BACK -> State.SENT_BACK;
            case REFUSE -> State.REFUSED;
        };
        return new Step(group, state, v.approver(), v.onBehalfOf(), v.at(), v.remark(), null, null);
    }

    private static Step waiting(String group, Open open) {
        return new Step(group, State.WAITING, null, null, null, null, open.assignee(), open.since());
    }

    private static Step ahead(String group, boolean again) {
        return new Step(group, again ? State.AGAIN : State.NEXT, null, null, null, null, null, null);
    }
}
