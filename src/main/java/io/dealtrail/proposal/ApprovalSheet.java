package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.ApprovalRepository.Request;
import io.dealtrail.proposal.ApprovalTable.Reason;
import io.dealtrail.proposal.Chains.Chain;
import io.dealtrail.proposal.OpenApprovals.Open;
import io.dealtrail.proposal.Snapshot.Difference;
import io.dealtrail.proposal.Verdict.Kind;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that an approver should know before deciding. */
@Component
@Transactional(readOnly = true)
class ApprovalSheet {

    private static final String MARGIN = "marginPercent";

    /** An earlier decision, and what is different since. */
    record Earlier(
            String by,
            Decision decision,
            @Nullable String comment,
            Instant at,
            List<Difference> figures,
            List<Difference> lines) {}

    /**
     * @param offered the figures that were negotiated about; null for a discount
     * @param seen mark of these figures, to be handed back with the decision
     * @param mayDecide whether the reader is one of those who are asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sheet(
            String task,
            String deal,
            Kind kind,
            String group,
            int version,
            Figures figures,
            @Nullable Figures offered,
            List<ProposalLine> lines,
            List<Reason> reasons,
            @Nullable Request request,
            @Nullable Earlier earlier,
            List<Chain> chains,
            List<Question> questions,
            boolean mayDecide,
            String seen) {}

    private final OpenApprovals open;
    private final Proposals proposals;
    private final Terms terms;
    private final ApprovalRepository approvals;
    private final ApprovalTable table;
    private final Chains chains;
    private final Questions questions;
    private final DealVisibility visibility;
    private final People people;
    private final Actors actors;

    ApprovalSheet(
            OpenApprovals open,
            Proposals proposals,
            Terms terms,
            ApprovalRepository approvals,
            ApprovalTable table,
            Chains chains,
            Questions questions,
            DealVisibility visibility,
            People people,
            Actors actors) {
        this.open = open;
        this.proposals = proposals;
        this.terms = terms;
        this.approvals = approvals;
        this.table = table;
        this.chains = chains;
        this.questions = questions;
        this.visibility = visibility;
        this.people = people;
        this.actors = actors;
    }

    /** @throws NotFound unless it is an open approval of a deal that the person may see */
    Open require(String task) {
        Open approval = open.find(task).orElseThrow(() -> new NotFound("task", task));
        try {
            visibility.requireVisible(approval.deal());
        } catch (NotFound hidden) {
            throw new NotFound("task", task);
        }
        return approval;
    }

    /** @throws Refused {@code approval.notYours} (403) unless the person is asked for it */
    Open requireMine(String task) {
        Open approval = require(task);
        if (!mayDecide(approval)) {
            throw Refused.forbidden("approval.notYours", approval.group());
        }
        return approval;
    }

    /** @throws NotFound as {@link #require}, and when nothing is there any more to decide on */
    Sheet of(String task) {
        Open approval = require(task);
        List<Proposal> all = proposals.of(approval.deal());
        List<Verdict> verdicts = approvals.of(approval.deal());
        boolean discount = approval.kind() == Kind.DISCOUNT;
        Proposal base = (discount
                        ? all.stream().filter(Proposal::isDraft).findFirst()
                        : proposals.negotiated(approval.deal()))
                .orElseThrow(() -> new NotFound("task", task));
        Terms.Agreed agreed = discount ? null : terms.agreed(approval.deal());
        Figures figures = agreed == null ? base.figures() : agreed.figures();
        List<ProposalLine> lines = agreed == null ? base.lines() : agreed.lines();
        return new Sheet(
                task,
                approval.deal(),
                approval.kind(),
                approval.group(),
                base.version(),
                figures,
                agreed == null ? null : base.figures(),
                lines,
                discount ? reasons(figures) : List.of(),
                approvals.request(approval.deal(), base.version()).orElse(null),
                earlier(verdicts, approval.kind(), figures, lines).orElse(null),
                chains.of(all, verdicts, open.ofDeal(approval.deal())),
                questions.of(approval.deal()).stream()
                        .filter(q -> q.task().equals(task))
                        .toList(),
                mayDecide(approval),
                figures.hash());
    }

    private List<Reason> reasons(Figures figures) {
        List<Reason> all = table.reasons(figures);
        return actors.seesMargins()
                ? all
                : all.stream()
                        .map(r -> new Reason(
                                r.group(),
                                r.rule(),
                                r.description(),
                                r.limits().stream()
                                        .filter(l -> !l.input().equals(MARGIN))
                                        .toList()))
                        .toList();
    }

    private List<Difference> visible(List<Difference> all) {
        return actors.seesMargins()
                ? all
                : all.stream().filter(d -> !d.what().equals(MARGIN)).toList();
    }

    /** The last decision on other figures. */
    private Optional<Earlier> earlier(List<Verdict> verdicts, Kind kind, Figures figures, List<ProposalLine> lines) {
        Snapshot now = Snapshot.of(figures, lines);
        return verdicts.stream()
                .filter(v ->
                        v.kind() == kind && v.decided() != null && !v.hash().equals(figures.hash()))
                .reduce((first, second) -> second)
                .map(v -> {
                    Snapshot then = java.util.Objects.requireNonNull(v.decided());
                    return new Earlier(
                            v.approver(),
                            v.decision(),
                            v.remark(),
                            v.at(),
                            visible(then.figuresUntil(now)),
                            then.linesUntil(now));
                });
    }

    private boolean mayDecide(Open approval) {
        Person me = actors.person();
        return me.username().equals(approval.assignee())
                || (approval.queue() != null && people.queues(me).contains(approval.queue()))
                || people.leads(me, approval.team());
    }
}
