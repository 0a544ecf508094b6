package io.dealtrail.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's mail was filed under a deal, in this transaction.
 *
 * @param mail its number among the mails that came in
 * @param subject of the mail
 * @param text what the customer wrote, without what was quoted; null when nothing
 * @param answers the key of our letter that it answers; null when it answers none
 * @param known whether the sender is a contact of the deal
 */
public record CustomerReplied(
        String deal,
        long mail,
        String from,
        @Nullable String fromName,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String answers,
        boolean known,
        Instant at) {}
