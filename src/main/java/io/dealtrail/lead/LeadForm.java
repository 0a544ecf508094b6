package io.dealtrail.lead;

import io.dealtrail.customer.NewContact;
import io.dealtrail.shared.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead as clients and hooks send it. */
record LeadForm(
        @Nullable String company,
        @Nullable NewContact contact,
        @Nullable String source,
        @Nullable String region,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable Money amount,
        @Nullable String message,
        @Nullable String externalId) {

    /**
     * @param otherwise the source if the sender names none
     * @param owner who will own the deal, or null to have it routed
     */
    NewLead lead(@Nullable String otherwise, @Nullable String owner) {
        return new NewLead(
                company,
                contact == null ? NewContact.of(null, null, null) : contact,
                source == null ? otherwise : source,
                region,
                country,
                industry,
                employees,
                amount,
                message,
                externalId,
                owner,
                null,
                Map.of());
    }
}
