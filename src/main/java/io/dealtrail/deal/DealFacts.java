package io.dealtrail.deal;

import io.dealtrail.shared.Money;
import io.dealtrail.web.Discreet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deal as other modules and the API see it.
 *
 * @param stageName the stage's label in the drawing
 * @param probability win probability in percent
 * @param discountPercent discount of the current proposal on list price
 * @param marginPercent margin of the current proposal over the floor
 * @param paymentDays how long the current proposal lets the customer pay, in days
 * @param version rises with each change of a fact by a person
 */
public record DealFacts(
        String number,
        String title,
        @Nullable String account,
        @Nullable String customer,
        String stage,
        String stageName,
        DealStatus status,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String region,
        String source,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable Money amount,
        String currency,
        AmountOrigin amountOrigin,
        int probability,
        @Nullable BigDecimal discountPercent,
        @Discreet @Nullable BigDecimal marginPercent,
        @Nullable Integer paymentDays,
        int priority,
        @Nullable Integer score,
        @Nullable LocalDate expectedCloseOn,
        @Nullable String fit,
        @Nullable String entryStage,
        @Nullable Instant stalledSince,
        @Nullable LocalDate closedOn,
        @Nullable String closeReason,
        @Nullable Instant nurtureUntil,
        Map<String, Object> attributes,
        @Nullable String externalId,
        String createdBy,
        Instant createdAt,
        Instant stageEnteredAt,
        long version) {}
