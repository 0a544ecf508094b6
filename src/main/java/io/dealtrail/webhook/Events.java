package io.dealtrail.webhook;

import java.util.List;

/** What other systems may be told, by the names that the trail has for it. */
final class Events {

    /** Sent on request only, to see whether an endpoint answers. */
    static final String TEST = "test";

    /** In the order in which a page offers them. */
    static final List<String> ALL = List.of(
            "deal.opened",
            "deal.changed",
            "deal.amountChanged",
            "deal.ownerChanged",
            "deal.stalled",
            "deal.parked",
            "deal.won",
            "deal.lost",
            "deal.reopened",
            "stage.entered",
            "task.completed",
            "proposal.sent",
            "proposal.accepted",
            "proposal.changeWanted",
            "proposal.declined",
            "proposal.expired",
            "contract.sent",
            "contract.signed",
            "contract.declined",
            "contract.expired",
            "contract.countersigned",
            "mail.received",
            "survey.answered",
            "case.opened",
            "case.resolved",
            "renewal.opened");

    private Events() {}
}
