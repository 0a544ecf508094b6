package io.dealtrail.notification;

import org.jspecify.annotations.Nullable;

/**
 * An admin has seen to a letter that did not go: it is sent again, or given up. Published in the transaction of that.
 *
 * @param incident of the engine, which is over by this
 */
public record MailSettled(long mail, String deal, @Nullable String incident, boolean sentAgain) {}
