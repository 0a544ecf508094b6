package io.dealtrail.customer;

import io.dealtrail.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A company that buys or may buy.
 *
 * @param country name or ISO code, as entered
 * @param revenue yearly
 * @param parent id of the account it belongs to
 * @param externalKey its id in the system it came from
 * @param mergedInto id of the account it was folded into
 */
public record Account(
        String id,
        String name,
        @Nullable String region,
        @Nullable String country,
        @Nullable String industry,
        @Nullable String website,
        @Nullable Integer employees,
        @Nullable Money revenue,
        @Nullable String parent,
        @Nullable String externalKey,
        @Nullable String mergedInto,
        long version) {}
