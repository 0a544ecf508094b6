package io.dealtrail.deal;

import io.dealtrail.engine.Facts;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What diagrams read as {@code deal.<fact>}: the row as it stands, never a copy. */
@Component
class LiveFacts implements Facts {

    private final Deals deals;
    private final CustomerReplies replies;

    LiveFacts(Deals deals, CustomerReplies replies) {
        this.deals = deals;
        this.replies = replies;
    }

    @Override
    public @Nullable Object of(String dealNumber, String fact) {
        if (fact.equals("customerWaits")) {
            return replies.waitingSince(dealNumber).isPresent();
        }
        DealFacts deal = fact.equals("customer")
                ? deals.require(dealNumber)
                : deals.find(dealNumber).facts(null, "");
        return switch (fact) {
            case "number" -> deal.number();
            case "title" -> deal.title();
            case "customer" -> deal.customer();
            case "stage" -> deal.stage();
            case "status" -> deal.status().name();
            case "owner" -> deal.owner();
            case "team" -> deal.team();
            case "region" -> deal.region();
            case "source" -> deal.source();
            case "industry" -> deal.industry();
            case "employees" -> deal.employees();
            case "amount" -> number(deals.find(dealNumber).baseAmount());
            case "currency" -> deal.currency();
            case "probability" -> deal.probability();
            case "discountPercent" -> number(deal.discountPercent());
            case "marginPercent" -> number(deal.marginPercent());
            case "paymentDays" -> deal.paymentDays();
            case "priority" -> deal.priority();
            case "score" -> deal.score();
            case "expectedCloseOn" -> date(deal.expectedCloseOn());
            case "fit" -> deal.fit();
            case "entryStage" -> deal.entryStage();
            default -> throw new IllegalArgumentException("a deal has no fact " + fact);
        };
    }

    /** Decimals go to expressions as doubles, which the engine keeps without serialising; they are compared, never added up. */
    private static @Nullable Double number(@Nullable BigDecimal decimal) {
        return decimal == null ? null : decimal.doubleValue();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Timestamp.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
