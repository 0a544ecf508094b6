package io.dealtrail.proposal;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Decisions;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.proposal.ApprovalRepository.Kind;
import io.dealtrail.proposal.ApprovalRepository.Verdict;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who must approve a proposal's figures, and who has. An approval covers exactly the figures that it was given for: any change
 * of a line or total asks again. This holds whatever a diagram says.
 */
@Component
class Approvals {

    private static final String DIRECTORS = "directors";

    private final ApprovalRepository approvals;
    private final Decisions decisions;
    private final Deals deals;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Approvals(
            ApprovalRepository approvals,
            Decisions decisions,
            Deals deals,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.decisions = decisions;
        this.deals = deals;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Groups that the decision table demands now and that have not approved these figures, in the table's order. */
    List<String> missing(Proposal proposal) {
        List<String> given = approvals.approvedRungs(
                proposal.deal(), Kind.DISCOUNT, proposal.figures().hash());
        return demanded(proposal).stream().filter(g -> !given.contains(g)).toList();
    }

    /** Whether a director has allowed exactly these figures below the floor. */
    boolean floorExceptionCovers(String deal, Figures figures) {
        return approvals.approvedRungs(deal, Kind.FLOOR, figures.hash()).contains(DIRECTORS);
    }

    /**
     * The signed-in person decides on a discount.
     *
     * @throws Refused {@code approval.fourEyes} and {@code approval.notYours} (403), {@code field.required} for a no
     *     without a comment
     */
    void decideDiscount(Proposal proposal, boolean approved, @Nullable String comment) {
        Person person = actors.person();
        requireOtherEyes(proposal, person);
        requireComment(approved, comment);
        String rung = approved ? rung(proposal, person) : anyGroup(person);
        record(proposal, Kind.DISCOUNT, proposal.figures(), rung, person, approved, comment);
    }

    /**
     * A director decides on agreed figures below the floor.
     *
     * @param base the proposal that was negotiated
     * @param agreed what came out
     */
    void decideFloor(Proposal base, Figures agreed, boolean approved, @Nullable String comment) {
        Person person = actors.person();
        requireOtherEyes(base, person);
        if (!person.is(Role.DIRECTOR) && !person.groups().contains(DIRECTORS)) {
            throw Refused.forbidden("approval.notYours", DIRECTORS);
        }
        record(base, Kind.FLOOR, agreed, DIRECTORS, person, approved, comment);
    }

    private List<String> demanded(Proposal proposal) {
        Figures figures = proposal.figures();
        Map<String, Object> inputs = Map.of(
                "discountPercent", figures.discountPercent(),
                "marginPercent", figures.marginPercent(),
                "paymentDays", figures.paymentDays(),
                "amount", deals.toBase(figures.net()).amount());
        return decisions.evaluate("discount-approval", inputs).stream()
                .flatMap(row -> row.values().stream())
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** The first group still missing that the person may speak for; a director speaks for any. */
    private String rung(Proposal proposal, Person person) {
        List<String> missing = missing(proposal);
        if (missing.isEmpty()) {
            return anyGroup(person); // asked although nobody has to be: kept, and counts for nothing
        }
        return missing.stream()
                .filter(g -> person.is(Role.DIRECTOR) || person.groups().contains(g))
                .findFirst()
                .orElseThrow(() -> Refused.forbidden("approval.notYours", String.join(", ", missing)));
    }

    private static String anyGroup(Person person) {
        return person.groups().stream().sorted().findFirst().orElse("");
    }

    private static void requireOtherEyes(Proposal proposal, Person person) {
        if (person.username().equals(proposal.requester()) || person.username().equals(proposal.changedBy())) {
            throw Refused.forbidden("approval.fourEyes", proposal.version());
        }
    }

    private static void requireComment(boolean approved, @Nullable String comment) {
        if (!approved && (comment == null || comment.isBlank())) {
            throw Refused.field("comment", "field.required", "comment");
        }
    }

    private void record(
            Proposal proposal,
            Kind kind,
            Figures figures,
            String rung,
            Person person,
            boolean approved,
            @Nullable String comment) {
        approvals.add(new Verdict(
                proposal.deal(),
                proposal.version(),
                kind,
                figures.hash(),
                rung,
                person.username(),
                approved,
                comment,
                clock.instant()));
        String what = kind == Kind.DISCOUNT ? "discount" : "floorException";
        events.publishEvent(DealEvent.of(proposal.deal(), what + (approved ? ".approved" : ".refused"))
                .with("version", proposal.version())
                .with("net", figures.net().toString())
                .with("discountPercent", figures.discountPercent().toPlainString())
                .with("marginPercent", figures.marginPercent().toPlainString())
                .with("rung", rung)
                .with("figures", figures.hash())
                .comment(comment));
    }
}
