package io.dealtrail.proposal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.Verdict.Kind;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who must approve a proposal's figures, and who has. An approval covers exactly the figures that it was given for: any change
 * of a line, a total or the payment asks again. This holds whatever a diagram says.
 */
@Component
class Approvals {

    static final String DIRECTORS = "directors";

    /**
     * What an approver answers.
     *
     * @param seen hash of the figures that the approver had before them; null when they do not say
     * @param onBehalfOf who delegated the task to them
     */
    record Answer(
            Decision decision,
            @Nullable String comment,
            @Nullable String task,
            @Nullable String seen,
            @Nullable String onBehalfOf) {}

    private final ApprovalRepository approvals;
    private final ApprovalTable table;
    private final OtherEyes eyes;
    private final ApprovalNews news;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Approvals(
            ApprovalRepository approvals,
            ApprovalTable table,
            OtherEyes eyes,
            ApprovalNews news,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.table = table;
        this.eyes = eyes;
        this.news = news;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Groups that the decision table demands now and that have not approved these figures, in the table's order. */
    List<String> missing(Proposal proposal) {
        List<String> given = approvals.approvedRungs(
                proposal.deal(), Kind.DISCOUNT, proposal.figures().hash());
        return table.demanded(proposal.figures()).stream()
                .filter(g -> !given.contains(g))
                .toList();
    }

    /** Whether a director has allowed exactly these figures as an exception. */
    boolean exceptionCovers(String deal, Figures figures) {
        return approvals.approvedRungs(deal, Kind.FLOOR, figures.hash()).contains(DIRECTORS);
    }

    /**
     * A draft was handed in.
     *
     * @param reason why it should be approved, in the words of who asks
     * @throws Refused {@code approval.refusedAlready} (409) when exactly these figures were refused
     */
    void request(Proposal draft, @Nullable String reason) {
        List<Verdict> all = approvals.of(draft.deal());
        all.stream()
                .filter(v -> v.kind() == Kind.DISCOUNT
                        && v.hash().equals(draft.figures().hash()))
                .reduce((earlier, later) -> later)
                .filter(v -> v.decision() == Decision.REFUSE)
                .ifPresent(v -> {
                    throw Refused.conflict("approval.refusedAlready", draft.version());
                });
        approvals.requested(draft.deal(), draft.version(), reason, clock.instant());
    }

    /**
     * The signed-in person decides on a discount.
     *
     * @throws Refused {@code approval.fourEyes} and {@code approval.notYours} (403), {@code approval.figuresMoved} (409) when the
     *     figures are not those that the person saw, {@code field.required} for a no without a comment
     */
    void decideDiscount(Proposal proposal, Answer answer) {
        Person person = actors.person();
        eyes.requireOnDiscount(proposal, person);
        require(answer, proposal.figures());
        String rung = answer.decision() == Decision.APPROVE ? rung(proposal, person) : anyGroup(proposal, person);
        record(proposal, Kind.DISCOUNT, proposal.figures(), proposal.lines(), rung, person, answer);
    }

    /**
     * A director decides on agreed figures that are an exception.
     *
     * @param base the proposal that was negotiated
     * @param agreed what came out, with its lines
     * @throws Refused as {@link #decideDiscount}
     */
    void decideFloor(Proposal base, Figures agreed, List<ProposalLine> lines, Answer answer) {
        Person person = actors.person();
        eyes.requireOnFloor(base, person);
        if (!person.is(Role.DIRECTOR) && !person.groups().contains(DIRECTORS)) {
            throw Refused.forbidden("approval.notYours", DIRECTORS);
        }
        require(answer, agreed);
        record(base, Kind.FLOOR, agreed, lines, DIRECTORS, person, answer);
    }

    private static void require(Answer answer, Figures figures) {
        if (answer.seen() != null && !answer.seen().equals(figures.hash())) {
            throw Refused.conflict("approval.figuresMoved");
        }
        String comment = answer.comment();
        if (answer.decision() != Decision.APPROVE && (comment == null || comment.isBlank())) {
            throw Refused.field("comment", "field.required", "comment");
        }
    }

    /** The first group still missing that the person may speak for; a director speaks for any. */
    private String rung(Proposal proposal, Person person) {
        List<String> missing = missing(proposal);
        if (missing.isEmpty()) {
            return anyGroup(proposal, person); // asked although nobody has to be: kept, and counts for nothing
        }
        return missing.stream()
                .filter(g -> speaksFor(person, g))
                .findFirst()
                .orElseThrow(() -> Refused.forbidden("approval.notYours", String.join(", ", missing)));
    }

    private static boolean speaksFor(Person person, String group) {
        return person.is(Role.DIRECTOR) || person.groups().contains(group);
    }

    /** A demanded one if it can be, else any. */
    private String anyGroup(Proposal proposal, Person person) {
        return missing(proposal).stream()
                .filter(g -> speaksFor(person, g))
                .findFirst()
                .orElseGet(() -> person.groups().stream().sorted().findFirst().orElse(""));
    }

    private void record(
            Proposal proposal,
            Kind kind,
            Figures figures,
            List<ProposalLine> lines,
            String rung,
            Person person,
            Answer answer) {
        Verdict verdict = new Verdict(
                proposal.deal(),
                proposal.version(),
                kind,
                figures.hash(),
                rung,
                person.username(),
                answer.onBehalfOf(),
                answer.decision(),
                answer.comment(),
                answer.task(),
                Snapshot.of(figures, lines),
                clock.instant());
        approvals.add(verdict);
        events.publishEvent(DealEvent.of(proposal.deal(), action(verdict))
                .with("version", proposal.version())
                .with("net", figures.net().toString())
                .with("discountPercent", figures.discountPercent().toPlainString())
                .with("marginPercent", figures.marginPercent().toPlainString())
                .with("paymentDays", figures.paymentDays())
                .with("rung", rung)
                .with("figures", figures.hash())
                .onBehalfOf(answer.onBehalfOf())
                .comment(answer.comment()));
        news.decided(proposal, verdict, kind == Kind.DISCOUNT && verdict.approves() ? missing(proposal) : List.of());
    }

    private static String action(Verdict verdict) {
        String what = verdict.kind() == Kind.DISCOUNT ? "discount" : "floorException";
        return what
                + switch (verdict.decision()) {
                    case APPROVE -> ".approved";
                    case SEND_BACK -> ".sentBack";
                    case REFUSE -> ".refused";
                };
    }
}
