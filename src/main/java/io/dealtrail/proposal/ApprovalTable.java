package io.dealtrail.proposal;

import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Decisions;
import io.dealtrail.engine.Decisions.Rule;
import io.dealtrail.engine.FiredRules;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The table that says who approves what, and why. */
@Component
class ApprovalTable {

    private static final String TABLE = "discount-approval";
    private static final String OUTPUT = "approver";

    /**
     * A cell that was fulfilled.
     *
     * @param input discountPercent, marginPercent, amount or paymentDays
     * @param limit as the table writes it: {@code > 20}
     */
    record Limit(String input, Object actual, String limit) {}

    /** A row that fired. */
    record Reason(String group, String rule, String description, List<Limit> limits) {}

    private final Decisions decisions;
    private final FiredRules fired;
    private final Deals deals;

    ApprovalTable(Decisions decisions, FiredRules fired, Deals deals) {
        this.decisions = decisions;
        this.fired = fired;
        this.deals = deals;
    }

    /** Groups that must approve such figures now, in the table's order. */
    List<String> demanded(Figures figures) {
        return groups(inputs(figures));
    }

    /** Whether the table asks somebody for no other reason than that it is paid that late. */
    boolean asksForPayment(int days) {
        return !groups(Map.of("paymentDays", days)).isEmpty();
    }

    /** The rows that fire, in the table's order. */
    List<Reason> reasons(Figures figures) {
        Map<String, Object> inputs = inputs(figures);
        return fired.of(TABLE, inputs).stream()
                .map(rule -> new Reason(
                        rule.outputs().getOrDefault(OUTPUT, ""), rule.id(), rule.description(), limits(rule, inputs)))
                .toList();
    }

    private List<String> groups(Map<String, Object> inputs) {
        return decisions.evaluate(TABLE, inputs).stream()
                .flatMap(row -> row.values().stream())
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private Map<String, Object> inputs(Figures figures) {
        return Map.of(
                "discountPercent", figures.discountPercent(),
                "marginPercent", figures.marginPercent(),
                "paymentDays", figures.paymentDays(),
                "amount", deals.toBase(figures.net()).amount());
    }

    // A cell that nothing fulfils too only keeps two rows apart; it is no reason.
    private static List<Limit> limits(Rule rule, Map<String, Object> inputs) {
        return rule.inputs().entrySet().stream()
                .filter(cell -> inputs.containsKey(cell.getKey()))
                .filter(cell -> !cell.getValue().isBlank() && !cell.getValue().startsWith("null"))
                .map(cell -> new Limit(cell.getKey(), inputs.getOrDefault(cell.getKey(), ""), written(cell.getValue())))
                .toList();
    }

    private static String written(String cell) {
        return cell.replace("<=", "≤").replace(">=", "≥");
    }
}
