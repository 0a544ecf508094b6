package io.dealtrail.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is told.
 *
 * @param id of the event; the same at each try
 * @param at when it happened
 * @param actor who did it, as on the trail
 * @param deal as it stands after what happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payload(
        String id,
        String type,
        Instant at,
        String actor,
        @Nullable Summary deal,
        List<Change> changes,
        @Nullable String comment) {

    /** A deal in short. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String number,
            String title,
            @Nullable String customer,
            String stage,
            String status,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String region,
            @Nullable Money amount,
            int probability,
            @Nullable LocalDate expectedCloseOn,
            String url) {}
}
