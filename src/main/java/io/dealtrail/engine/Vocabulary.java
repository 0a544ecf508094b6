package io.dealtrail.engine;

import java.util.List;
import java.util.Map;

/**
 * What diagrams and code share, and nothing else. Steps are the delegate beans annotated with {@link Step}. {@code
 * processes/README.md} is printed from here.
 */
public final class Vocabulary {

    private Vocabulary() {}

    /** The backbone's process id: its call activities are the stages. */
    public static final String BACKBONE = "deal";

    /** {@code deal.<fact>} in expressions, with the meaning shown in the studio. */
    public static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("number", "the deal's number"),
            Map.entry("title", "the deal's title"),
            Map.entry("customer", "the customer's name"),
            Map.entry("stage", "key of the current stage"),
            Map.entry("status", "OPEN, WON, LOST, DISQUALIFIED or NURTURE"),
            Map.entry("owner", "the owner's user name"),
            Map.entry("team", "key of the owner's team"),
            Map.entry("region", "the sales region"),
            Map.entry("source", "where the lead came from"),
            Map.entry("industry", "the customer's industry"),
            Map.entry("employees", "the customer's number of employees"),
            Map.entry("amount", "the deal's amount in the base currency, at the rate of the day it was set"),
            Map.entry("currency", "the deal's own currency (ISO 4217)"),
            Map.entry("probability", "win probability in percent, from the stage"),
            Map.entry("discountPercent", "discount of the current proposal on list price, in percent"),
            Map.entry("marginPercent", "margin of the current proposal over the floor, in percent"),
            Map.entry("paymentDays", "how long the current proposal lets the customer pay, in days"),
            Map.entry("priority", "0 to 100; 50 is normal"),
            Map.entry("score", "lead score, 0 to 100"),
            Map.entry("expectedCloseOn", "expected day of closing"),
            Map.entry("customerWaits", "whether the customer wrote and nobody has answered yet"),
            Map.entry("fit", "standard, presales or none"),
            Map.entry("entryStage", "the stage at which the deal was placed by an import or a reopening"));

    /** Messages that processes may wait for. */
    public static final List<String> MESSAGES = List.of(
            "deal.lost",
            "deal.nurtured",
            "deal.stalled",
            "customer.replied",
            "proposal.accepted",
            "proposal.declined",
            "proposal.changeWanted",
            "contract.signed",
            "contract.declined",
            "after-sales.caseOpened",
            "after-sales.surveyAnswered");

    /** Messages that people and customers may send by the API; the others are sent by the ladder and when mail is filed. */
    public static final List<String> OUTSIDE_MESSAGES = MESSAGES.stream()
            .filter(m -> !m.equals("deal.stalled") && !m.equals("customer.replied"))
            .toList();

    public static final List<String> GROUPS =
            List.of("sales-reps", "sales-managers", "directors", "legal", "presales", "finance", "service");

    public static final List<String> FORM_KEYS = List.of("proposal/draft", "negotiation/round");

    public static final List<String> DECISIONS = List.of(
            "lead-score",
            "lead-routing",
            "follow-up",
            "discount-approval",
            "legal-review",
            "satisfaction",
            "case-times");

    /** Kinds of mandatory tasks ({@code dealtrail.mandatory}), and the process that must hold each. */
    public static final Map<String, String> MANDATORY = Map.of(
            "duplicateResolution", "lead-qualification",
            "discountApproval", "proposal",
            "floorException", "negotiation",
            "contractCheck", "contract",
            "legalReview", "contract",
            "countersignature", "contract",
            "stalledReview", "deal");

    /** Variables that only the form of the mandatory task may write. */
    public static final List<String> PROTECTED = List.of("approved", "complete", "signed", "entryStage", "owner");
}
