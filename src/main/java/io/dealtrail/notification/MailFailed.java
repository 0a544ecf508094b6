package io.dealtrail.notification;

/**
 * A letter to a customer could not be sent and is not tried any more, or came back. The deal waits on: whoever knows it tells its
 * people. Published in a transaction of its own.
 *
 * @param mail its number in the outbox
 * @param error what the mail server said
 */
public record MailFailed(long mail, String deal, String to, String subject, String error, boolean returned) {}
