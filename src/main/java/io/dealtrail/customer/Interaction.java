package io.dealtrail.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said or written between a customer and us.
 *
 * @param kind one of {@link NewInteraction#KINDS}
 * @param at when it happened
 * @param by who recorded it: a user name, or what else acted
 */
public record Interaction(
        String id,
        @Nullable String deal,
        String kind,
        OffsetDateTime at,
        @Nullable String subject,
        @Nullable String text,
        String by,
        OffsetDateTime recordedAt) {

    /** {@code in} when the customer wrote it; of what a person recorded, the direction is not told. */
    @JsonProperty
    public @Nullable String direction() {
        return by.startsWith("customer:") ? "in" : null;
    }
}
