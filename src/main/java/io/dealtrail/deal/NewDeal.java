package io.dealtrail.deal;

import io.dealtrail.shared.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a deal is opened.
 *
 * @param account id of the customer's account
 * @param entryStage stage at which its process starts, for imports; null is the first
 * @param createdAt null is now
 */
public record NewDeal(
        String title,
        @Nullable String account,
        String source,
        @Nullable String region,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable Money amount,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String entryStage,
        @Nullable String externalId,
        @Nullable Instant createdAt,
        Map<String, Object> attributes) {}
