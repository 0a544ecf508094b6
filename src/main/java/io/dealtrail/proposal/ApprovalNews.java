package io.dealtrail.proposal;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.proposal.Verdict.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Tells who asked for an approval, and the deal's owner, of each decision. */
@Component
class ApprovalNews {

    private final Notifications notifications;
    private final Deals deals;
    private final People people;

    ApprovalNews(Notifications notifications, Deals deals, People people) {
        this.notifications = notifications;
        this.deals = deals;
        this.people = people;
    }

    /** @param next groups that have still to approve */
    void decided(Proposal proposal, Verdict verdict, List<String> next) {
        DealFacts deal = deals.require(proposal.deal());
        String approver = verdict.approver();
        String name = people.names(List.of(approver)).getOrDefault(approver, approver);
        String remark = verdict.remark() == null ? "" : verdict.remark();
        Stream.of(proposal.requester(), deal.owner())
                .filter(Objects::nonNull)
                .distinct()
                .filter(who -> !who.equals(approver))
                .forEach(who -> notifications.tell(
                        who,
                        kind(verdict, next),
                        proposal.deal(),
                        null,
                        customer(deal),
                        name,
                        remark,
                        next.isEmpty() ? "" : group(next.get(0))));
    }

    static String customer(DealFacts deal) {
        return deal.customer() == null ? deal.title() : deal.customer();
    }

    private static String kind(Verdict verdict, List<String> next) {
        String what = verdict.kind() == Kind.FLOOR ? "approval.floor." : "approval.";
        boolean last = verdict.kind() == Kind.DISCOUNT && verdict.approves() && next.isEmpty();
        return last ? "approval.complete" : what + verdict.decision().code();
    }

    private static MessageSourceResolvable group(String group) {
        return new DefaultMessageSourceResolvable(new String[] {"group." + group}, group);
    }
}
